import type { AgreementView } from "@kruisverband/contract"
import { DisclosureLevel } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { Schema } from "effect"
import { type Decision, useDecide } from "../../shared/agreements/useAgreements.ts"
import { Facts } from "../../shared/covenant/Facts.tsx"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { agreementTexts } from "./agreementTexts.ts"

const isLevel = Schema.is(DisclosureLevel)
const isScope = Schema.is(Schema.Literals(["covenant", "signals"]))

/** One request: what is asked and why stands before its buttons. */
export function AgreementCard({ agreement }: { readonly agreement: AgreementView }) {
  const texts = useTexts(agreementTexts)
  const { language } = useLanguage()
  const titleOf = useCovenantTitle()
  const { act, agreesAs, askedAt, askedBy, covenant, expiresAt, id, own, reason, settledBy, state } = agreement
  const heading = `agreement-${id}`
  const stands = texts.states[state]
  const open = state === "pending" || state === "agreed"
  return (
    <article className="kv-panel kv-column" aria-labelledby={heading}>
      <Heading level={3} appearance="level-4" id={heading}>
        {texts.acts[act]}
      </Heading>
      {agreesAs !== undefined && <p className="kv-words">{texts.effects[act]}</p>}
      <Facts
        facts={[
          [texts.covenant, titleOf(covenant)],
          ...useDetails(agreement),
          ...(reason === undefined ? [] : [[texts.reason, reason] as const]),
          [texts.askedBy, askedBy],
          [texts.askedOn, exactDay(askedAt.slice(0, 10), language)],
          ...(open ? [[texts.until, exactDay(expiresAt.slice(0, 10), language)] as const] : []),
          [texts.number, id],
          [texts.state, settledBy === undefined ? stands : texts.by(stands, settledBy)]
        ]}
      />
      <Buttons agreement={agreement} />
      {own && state === "pending" && <p className="kv-subtle kv-small">{texts.ownWaits}</p>}
    </article>
  )
}

/** Codes of what precisely was asked, in words where there are any. */
function useDetails({ detail }: AgreementView): ReadonlyArray<readonly [string, string]> {
  const texts = useTexts(agreementTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const names: Readonly<Record<string, string>> = texts.details
  return Object.entries(detail).map(([key, value]) => {
    const name = names[key] ?? key
    if (key === "scope" && isScope(value)) return [name, texts.scopes[value]]
    if (isLevel(value)) return [name, label(levelLabels, value)]
    return [name, /^\d{4}-\d{2}-\d{2}$/u.test(value) ? exactDay(value, language) : value]
  })
}

function Buttons({ agreement: { act, agreesAs, id, own, state } }: { readonly agreement: AgreementView }) {
  const texts = useTexts(agreementTexts)
  const decide = useDecide(id)
  const possible: ReadonlyArray<Decision> = [
    ...(agreesAs === undefined ? [] : (["agree", "decline"] as const)),
    ...(own && state === "pending" ? (["withdraw"] as const) : [])
  ]
  const names: Readonly<Record<Decision, readonly [string, (act: string) => string]>> = {
    agree: [texts.agree, texts.agreeOf],
    decline: [texts.decline, texts.declineOf],
    withdraw: [texts.withdraw, texts.withdrawOf]
  }
  return (
    <>
      {decide.isError && <Failure error={decide.error} />}
      <div role="status">{decide.isSuccess && <p className="kv-notice">{texts.done}</p>}</div>
      {possible.length > 0 && (
        <div className="kv-buttons kv-no-print">
          {possible.map((one) => (
            <Button
              key={one}
              appearance={one === "agree" ? "primary-action-button" : "subtle-button"}
              aria-label={names[one][1](texts.acts[act])}
              busy={decide.isPending}
              onClick={() => decide.mutate(one)}
            >
              {names[one][0]}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
