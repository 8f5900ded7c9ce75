import type { ExplainedPair, ExplainedTerm, Explanation } from "@kruisverband/contract"
import { type Bearing, bearingOf } from "@kruisverband/domain"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { fieldLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { evidenceTexts } from "./evidenceTexts.ts"

interface Props {
  /** Of the comparison that is looked at. */
  readonly terms: ReadonlyArray<ExplainedTerm>
  readonly other: ExplainedPair["otherReading"]
  /** From all comparisons. */
  readonly against: Explanation["against"]
}

/** What else it may be, what speaks against it, what is missing and what does not count. */
export function Readings({ terms, other, against }: Props) {
  const texts = useTexts(evidenceTexts)
  const say = useBilingual()
  const label = useLabels()
  const { language } = useLanguage()
  const of = (bearing: Bearing) => terms.filter((term) => bearingOf(term) === bearing)
  const missing = of("missing").map((term) => label(fieldLabels, term.field))
  const notCounted = of("not-counted")
  return (
    <dl className="kv-readings">
      <dt>{texts.other}</dt>
      <dd>{other === undefined ? texts.noOther : say(other.text)}</dd>
      <dt>{texts.against}</dt>
      <dd>{against.length === 0 ? texts.noAgainst : <Remarks remarks={against} />}</dd>
      <dt>{texts.missing}</dt>
      <dd>{missing.length === 0 ? texts.noMissing : texts.missingFields(listed(missing, language))}</dd>
      <dt>{texts.notCounted}</dt>
      <dd>{notCounted.length === 0 ? texts.noNotCounted : <Remarks remarks={notCounted} />}</dd>
    </dl>
  )
}

function Remarks({ remarks }: { readonly remarks: Explanation["against"] }) {
  const say = useBilingual()
  return (
    <ul className="kv-plain">
      {remarks.map((one) => (
        <li key={`${one.field}${one.text.nl}`}>{say(one.text)}</li>
      ))}
    </ul>
  )
}
