import type { ExplainedTerm, LinkView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useId, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { fieldLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Select } from "../../shared/ui/Select.tsx"
import { linkTexts } from "./linkTexts.ts"
import { WaterfallChart } from "./WaterfallChart.tsx"
import { waterfall } from "./waterfall.ts"

/** Why the machine proposes this: for, against, what else it may be, what nobody knows. */
export function EvidencePanel({ link }: { readonly link: LinkView }) {
  const texts = useTexts(linkTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const label = useLabels()
  const id = useId()
  const [pair, setPair] = useState("")
  const { explanation } = link
  const numberOf = new Map(link.signals.map((signal, index) => [signal.id, index + 1]))
  const chosen = explanation.pairs[Number(pair)]
  const terms: ReadonlyArray<ExplainedTerm> = pair === "" || chosen === undefined ? explanation.identity : chosen.terms
  const missing = terms.filter((term) => term.agreement === "missing").map((term) => label(fieldLabels, term.field))
  return (
    <section className="kv-column" aria-labelledby={`${id}-why`}>
      <Heading level={2} appearance="level-3" id={`${id}-why`}>
        {texts.why}
      </Heading>
      <Paragraph>{say(explanation.why)}</Paragraph>
      {explanation.pairs.length > 1 && (
        <div className="kv-field kv-no-print">
          <label htmlFor={`${id}-pair`} className="kv-small kv-subtle">
            {texts.pair}
          </label>
          <Select id={`${id}-pair`} value={pair} onChange={setPair}>
            <option value="">{texts.strongest}</option>
            {explanation.pairs.map(({ a, b }, index) => (
              <option key={`${a}${b}`} value={index}>
                {texts.pairOf(numberOf.get(a) ?? 0, numberOf.get(b) ?? 0)}
              </option>
            ))}
          </Select>
        </div>
      )}
      <WaterfallChart picture={waterfall(terms)} />
      <Paragraph className="kv-subtle kv-small">{texts.whyNote}</Paragraph>
      <dl className="kv-readings">
        <dt>{texts.other}</dt>
        <dd>{explanation.otherReading === undefined ? texts.noOther : say(explanation.otherReading.text)}</dd>
        <dt>{texts.against}</dt>
        <dd>
          {explanation.against.length === 0 ? (
            texts.noAgainst
          ) : (
            <ul className="kv-plain">
              {explanation.against.map((one) => (
                <li key={one.text.nl}>{say(one.text)}</li>
              ))}
            </ul>
          )}
        </dd>
        <dt>{texts.missing}</dt>
        <dd>{missing.length === 0 ? texts.noMissing : texts.missingFields(listed(missing, language))}</dd>
      </dl>
    </section>
  )
}
