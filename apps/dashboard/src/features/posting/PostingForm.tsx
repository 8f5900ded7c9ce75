import type { CheckVerdict, ProblemReason, SignalReceipt } from "@kruisverband/contract"
import type { SignalInput } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { Result } from "effect"
import { type FormEvent, useState } from "react"
import { ApiError } from "../../shared/api/ApiError.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { type Draft, toSignalInput } from "./draft.ts"
import { discardDraft, useDraft } from "./draftStore.ts"
import { Progress } from "./Progress.tsx"
import { postingTexts } from "./postingTexts.ts"
import { Refusals } from "./Refusals.tsx"
import { StepAbout } from "./StepAbout.tsx"
import { StepDone } from "./StepDone.tsx"
import type { StepProps } from "./StepProps.ts"
import { StepReview } from "./StepReview.tsx"
import { StepSeen } from "./StepSeen.tsx"
import { StepSharing } from "./StepSharing.tsx"
import { StepWhere } from "./StepWhere.tsx"
import { lacks, type Step, steps } from "./steps.ts"
import { useCheck, usePost, usePostingCovenants } from "./usePosting.ts"

const questions = { seen: StepSeen, where: StepWhere, about: StepAbout, done: StepDone, sharing: StepSharing }

/** One question per page, then the whole at a glance; nothing leaves this page before the check at the end. */
export function PostingForm({ onPosted }: { readonly onPosted: (receipt: SignalReceipt) => void }) {
  const texts = useTexts(postingTexts)
  const { draft, change, kept, setKept } = useDraft()
  const { registry, partner, covenants, forKind, partyOf } = usePostingCovenants()
  const [at, setAt] = useState<Step | "review">("seen")
  const [tried, setTried] = useState(false)
  const [invalid, setInvalid] = useState(false)
  const check = useCheck()
  const post = usePost()

  const covenant = covenants.find((one) => one.id === draft.covenant)
  const verdict = check.data
  const missing = at === "review" ? [] : lacks(at, draft, covenant)
  const form: StepProps = {
    draft: draft.level === "" ? { ...draft, level: partyOf(covenant)?.defaultLevel ?? "" } : draft,
    onChange: (part: Partial<Draft>) => {
      check.reset()
      change(part)
    },
    lack: (lack) => (tried && missing.includes(lack) ? texts.lacks[lack] : undefined),
    covenant,
    covenantsFor: forKind,
    registry,
    partner
  }
  const go = (step: Step | "review") => {
    setTried(false)
    setInvalid(false)
    setAt(step)
    window.scrollTo({ top: 0 })
  }
  const withSignal = (use: (signal: SignalInput) => void) => {
    const signal = covenant === undefined ? undefined : Result.getOrUndefined(toSignalInput(form.draft, covenant))
    setInvalid(signal === undefined)
    if (signal !== undefined) use(signal)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (at !== "review") {
      const found = lacks(at, form.draft, covenant)
      setTried(found.length > 0)
      if (found.length === 0) go(steps[steps.indexOf(at) + 1] ?? "review")
      return
    }
    withSignal((signal) =>
      verdict?.allowed === true
        ? post.mutate({ signal, key: draft.key }, { onSuccess: onPosted })
        : check.mutate(signal, { onSuccess: () => post.reset() })
    )
  }
  const reasons = reasonsOf(verdict, post.error ?? check.error)
  const trouble = [post.error, check.error].find((error) => error !== null && reasonsOf(undefined, error).length === 0)
  const Question = at === "review" ? undefined : questions[at]
  const back = at === "review" ? steps.at(-1) : steps[steps.indexOf(at) - 1]
  return (
    <form className="kv-posting" onSubmit={submit} noValidate>
      <p className="kv-danger">{texts.danger}</p>
      <Progress at={at} onGo={go} />
      <div className="kv-question" key={at}>
        <PageHeading>{at === "review" ? texts.check.title : texts[at].title}</PageHeading>
        {at === "review" && <p className="kv-subtle kv-question__hint">{texts.check.lead}</p>}
        {at === "sharing" && <p className="kv-subtle kv-question__hint">{texts.sharing.hint}</p>}
        {at !== "review" && <Refusals reasons={reasons} at={at} onGo={go} />}
        {Question !== undefined && <Question {...form} />}
        {at === "review" && <StepReview form={form} verdict={verdict} onGo={go} />}
        {at === "review" && <Refusals reasons={reasons} onGo={go} />}
        {at === "review" && trouble != null && <Failure error={trouble} />}
        {at === "review" && isTwice(post.error) && <p>{texts.check.twice}</p>}
        {invalid && (
          <p role="alert" className="utrecht-form-field__error-message">
            {texts.check.invalid}
          </p>
        )}
        {tried && missing.length > 0 && (
          <p role="alert" className="kv-visually-hidden">
            {texts.required}
          </p>
        )}
      </div>
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button" busy={check.isPending || post.isPending}>
          {at !== "review" ? texts.next : verdict?.allowed === true ? texts.check.post : texts.check.run}
        </Button>
        {back !== undefined && (
          <Button appearance="subtle-button" onClick={() => go(back)}>
            {texts.back}
          </Button>
        )}
      </div>
      <div className="kv-keep">
        <Choice
          kind="checkbox"
          name="keep"
          label={texts.keep}
          hint={texts.keepHint}
          checked={kept}
          onChange={setKept}
        />
        <Button
          appearance="subtle-button"
          onClick={() => {
            check.reset()
            post.reset()
            discardDraft()
            go("seen")
          }}
        >
          {texts.discard}
        </Button>
      </div>
    </form>
  )
}

const reasonsOf = (verdict: CheckVerdict | undefined, error: Error | null): ReadonlyArray<ProblemReason> => {
  if (verdict !== undefined && !verdict.allowed) return verdict.reasons
  return error instanceof ApiError ? error.reasons : []
}

const isTwice = (error: Error | null) => error instanceof ApiError && error.kind === "changed-meanwhile"
