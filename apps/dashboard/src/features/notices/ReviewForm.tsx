import type { DeferralView } from "@kruisverband/contract"
import { addTerm, checkReview } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { today } from "../../shared/time/today.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { noticeTexts } from "./noticeTexts.ts"
import { useReview } from "./useNotices.ts"

const OUTCOMES = ["extend", "end"] as const

/** Whether the person may be told now, by who did not propose the deferral; with a reason of today. */
export function ReviewForm({ deferral }: { readonly deferral: DeferralView }) {
  const texts = useTexts(noticeTexts)
  const say = useBilingual()
  const session = useSession()
  const command = useReview(deferral)
  const { considerations, may, reviews } = deferral
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | undefined>(may.length === 1 ? may[0] : undefined)
  const [reason, setReason] = useState("")
  const [reviewOn, setReviewOn] = useState(() => addTerm(today(), "P3M"))
  const [tried, setTried] = useState(false)
  const given = { reason: reason.trim(), ...(outcome === "extend" ? { reviewOn } : {}) }
  const findings =
    outcome === undefined
      ? []
      : checkReview({
          review: { outcome, ...given },
          deferral,
          by: session.data?.user.id ?? "",
          today: today(),
          earlier: [
            ...(considerations === undefined ? [] : Object.values(considerations)),
            ...reviews.flatMap((one) => one.reason ?? [])
          ]
        })
  const errorAt = (field: string) => {
    const found = tried ? findings.find((one) => one.field === field) : undefined
    return found === undefined ? undefined : say(found.text)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (outcome === undefined || findings.length > 0) return
    command.mutate({ outcome, ...given })
  }
  return (
    <form className="kv-column kv-notices__form kv-no-print" onSubmit={submit} noValidate autoComplete="off">
      <Heading level={2} appearance="level-3">
        {texts.review}
      </Heading>
      {command.isError && <Failure error={command.error} />}
      {!may.includes("extend") && <p className="kv-words">{texts.ownProposal}</p>}
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="kv-visually-hidden">{texts.review}</legend>
        {OUTCOMES.filter((one) => may.includes(one)).map((one) => (
          <Choice
            key={one}
            kind="radio"
            name="outcome"
            label={texts.outcomes[one]}
            checked={outcome === one}
            onChange={() => setOutcome(one)}
          />
        ))}
        {tried && outcome === undefined && <p role="alert">{texts.outcomeMissing}</p>}
      </fieldset>
      <Field label={texts.reason} hint={texts.reasonHint} error={errorAt("/reason")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {outcome === "extend" && (
        <Line label={texts.reviewOn} type="date" error={errorAt("/reviewOn")} value={reviewOn} onChange={setReviewOn} />
      )}
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {texts.reviewDo}
        </Button>
      </div>
    </form>
  )
}
