import type { RightsRequestView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay, exactMoment } from "../../shared/time/formatMoment.ts"
import { revocationTexts } from "./revocationTexts.ts"
import { rightsTexts } from "./rightsTexts.ts"

/** What was decided and what became of it, with the receipt of what was erased. */
export function Outcome({ request }: { readonly request: RightsRequestView }) {
  const texts = useTexts(rightsTexts)
  const { language } = useLanguage()
  const says = useTexts(revocationTexts)
  const say = useBilingual()
  const { decidedAt, decision, end, kind, outcome, receipt, revocation, searchAgain, state } = request
  if (outcome === undefined) return null
  return (
    <section className="kv-column kv-rights__form">
      <Heading level={2} appearance="level-3">
        {texts.result}: {texts.outcomes[outcome]}
      </Heading>
      {decidedAt !== undefined && <p className="kv-subtle kv-small">{exactMoment(decidedAt, language)}</p>}
      {decision !== undefined && <blockquote className="kv-words">{decision}</blockquote>}
      {searchAgain?.is === "due" && <p className="kv-notice kv-notice--accent kv-words">{say(searchAgain.text)}</p>}
      {state === "closed" && (
        <div role="status">
          {kind === "objection" && revocation?.doneOn === undefined && (
            <p>{outcome === "upheld" ? texts.staysOut : texts.lifted}</p>
          )}
          {revocation !== undefined && (
            <p>
              {revocation.doneOn === undefined
                ? says.pending(exactDay(revocation.decidedOn, language))
                : says.done(exactDay(revocation.doneOn, language), revocation.agreedBy ?? "")}
            </p>
          )}
        </div>
      )}
      {revocation !== undefined && <blockquote className="kv-words">{revocation.reason}</blockquote>}
      {end !== undefined && (
        <p className="kv-words kv-small">
          {end.because === "term" ? says.ends.term(exactDay(end.endsOn ?? "", language)) : says.ends[end.because]}
        </p>
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
