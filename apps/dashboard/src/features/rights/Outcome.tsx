import type { RightsRequestView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { rightsTexts } from "./rightsTexts.ts"

/** What was decided and what became of it, with the receipt of what was erased. */
export function Outcome({ request }: { readonly request: RightsRequestView }) {
  const texts = useTexts(rightsTexts)
  const { language } = useLanguage()
  const { decidedAt, decision, kind, outcome, receipt, state } = request
  if (outcome === undefined) return null
  return (
    <section className="kv-column kv-rights__form">
      <Heading level={2} appearance="level-3">
        {texts.result}: {texts.outcomes[outcome]}
      </Heading>
      {decidedAt !== undefined && <p className="kv-subtle kv-small">{exactMoment(decidedAt, language)}</p>}
      {decision !== undefined && <blockquote className="kv-words">{decision}</blockquote>}
      {state === "closed" && (
        <div role="status">{kind === "objection" && <p>{outcome === "upheld" ? texts.staysOut : texts.lifted}</p>}</div>
      )}
      {receipt !== undefined && (
        <>
          <Heading level={3} appearance="level-4">
            {capitalised(texts.receipt)}
          </Heading>
          <p className="kv-words">{texts.receiptLine(receipt.signals.length, exactMoment(receipt.at, language))}</p>
          <p className="kv-words">
            {texts.receiptParts(
              receipt.destroyed.dataKeys,
              receipt.destroyed.seals,
              receipt.destroyed.questions,
              receipt.destroyed.events
            )}
          </p>
          <ul className="kv-small">
            {receipt.signals.map((signal) => (
              <li key={signal}>{signal}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
