import type { LinkView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useId, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { evidenceTexts } from "./evidenceTexts.ts"
import { Readings } from "./Readings.tsx"
import { WaterfallChart } from "./WaterfallChart.tsx"
import { WaterfallTable } from "./WaterfallTable.tsx"
import { signed, waterfall } from "./waterfall.ts"

interface Props {
  readonly link: Pick<LinkView, "explanation" | "signals">
  /** Absent: why this is proposed. */
  readonly title?: string
}

/** Why the machine proposes this, comparison by comparison: for, against, what else it may be, what nobody knows. */
export function EvidencePanel({ link, title }: Props) {
  const texts = useTexts(evidenceTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const id = useId()
  const [at, setAt] = useState(0)
  const { explanation } = link
  const numberOf = new Map(link.signals.map((signal, index) => [signal.id, index + 1]))
  const pair = explanation.pairs[at]
  const terms = pair?.terms ?? explanation.identity
  const picture = waterfall(terms, explanation.bar)
  const named = (index: number) => {
    const { a, b, weight } = explanation.pairs[index] ?? {}
    const of = (signal: typeof a) => (signal === undefined ? 0 : (numberOf.get(signal) ?? 0))
    return texts.pairOf(of(a), of(b), signed(weight ?? 0, language))
  }
  return (
    <section className="kv-column" aria-labelledby={`${id}-why`}>
      <Heading level={2} appearance="level-3" id={`${id}-why`}>
        {title ?? texts.why}
      </Heading>
      <Paragraph>{say(explanation.summary)}</Paragraph>
      {explanation.pairs.length > 1 && (
        <div className="kv-field kv-no-print">
          <label htmlFor={`${id}-pair`} className="kv-small kv-subtle">
            {texts.pair}
          </label>
          <Select id={`${id}-pair`} value={String(at)} onChange={(value) => setAt(Number(value))}>
            {explanation.pairs.map(({ a, b }, index) => (
              <option key={`${a}${b}`} value={index}>
                {index === 0 ? texts.strongest(named(0)) : named(index)}
              </option>
            ))}
          </Select>
          {explanation.omitted > 0 && <span className="kv-small kv-subtle">{texts.omitted(explanation.omitted)}</span>}
        </div>
      )}
      <div className="kv-waterfall">
        {explanation.pairs.length > 1 && <p className="kv-print-only kv-small">{named(at)}</p>}
        <WaterfallChart picture={picture} />
        <WaterfallTable picture={picture} terms={terms} about={title} />
      </div>
      <Paragraph className="kv-subtle kv-small">
        {texts.order} {texts.whyNote}
      </Paragraph>
      <Readings
        terms={terms}
        other={pair === undefined ? explanation.otherReading : pair.otherReading}
        against={explanation.against}
      />
    </section>
  )
}
