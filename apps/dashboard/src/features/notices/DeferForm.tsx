import type { NoticeLine, Reviewer } from "@kruisverband/contract"
import {
  addTerm,
  Consideration,
  type CovenantId,
  checkDeferral,
  considerationTexts,
  DeferralGround,
  deferralGroundTexts,
  isSecret,
  UserId
} from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { today } from "../../shared/time/today.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { signalsOf } from "./GiveForm.tsx"
import { noticeTexts } from "./noticeTexts.ts"
import { useDefer } from "./useNotices.ts"

interface Props {
  readonly chosen: ReadonlyArray<NoticeLine>
  readonly covenant: CovenantId
  readonly reviewers: ReadonlyArray<Reviewer>
  readonly onDone: () => void
}

const NOTHING: Record<Consideration, string> = { a: "", b: "", c: "", d: "", e: "", f: "", g: "", h: "" }

/** Why the notice waits (UAVG 41). What the rule misses is said here before it is sent, by the same rule. */
export function DeferForm({ chosen, covenant, onDone, reviewers }: Props) {
  const texts = useTexts(noticeTexts)
  const say = useBilingual()
  const session = useSession()
  const command = useDefer()
  const [ground, setGround] = useState<DeferralGround>("i")
  const [considerations, setConsiderations] = useState(NOTHING)
  const [tellable, setTellable] = useState(false)
  const [reviewer, setReviewer] = useState("")
  const [reviewOn, setReviewOn] = useState(() => addTerm(today(), "P3M"))
  const [tried, setTried] = useState(false)
  const own = session.data?.user.id
  const named = reviewers.find(({ user }) => user === reviewer)?.user
  const findings = checkDeferral({
    ground,
    considerations,
    tellable: tellable && !isSecret(ground),
    proposedBy: UserId.make(own ?? "nobody"),
    reviewer: named ?? UserId.make("reviewer"),
    decidedOn: today(),
    reviewOn
  })
  const errorAt = (field: string) => {
    const found = tried ? findings.find((one) => one.field === field) : undefined
    return found === undefined ? undefined : say(found.text)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const signals = signalsOf(chosen)
    if (signals === undefined || named === undefined || findings.length > 0) return
    command.mutate(
      { covenant, signals, ground, considerations, tellable: tellable && !isSecret(ground), reviewer: named, reviewOn },
      { onSuccess: onDone }
    )
  }
  const together = errorAt("/considerations")
  return (
    <form className="kv-column" onSubmit={submit} noValidate autoComplete="off">
      <Paragraph>{texts.deferText}</Paragraph>
      {command.isError && <Failure error={command.error} />}
      <Field label={texts.groundQuestion}>
        {(control) => (
          <Select
            {...control}
            value={ground}
            onChange={(value) => {
              const found = DeferralGround.literals.find((one) => one === value)
              if (found !== undefined) setGround(found)
            }}
          >
            {DeferralGround.literals.map((one) => (
              <option key={one} value={one}>
                {one}. {say(deferralGroundTexts[one])}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="utrecht-form-fieldset__fieldset kv-column">
        <legend className="utrecht-form-label">{texts.considerations}</legend>
        <p className="kv-subtle kv-small">{texts.sealed}</p>
        {together !== undefined && <p role="alert">{together}</p>}
        {Consideration.literals.map((one) => (
          <Field key={one} label={capitalised(say(considerationTexts[one]))} error={errorAt(`/considerations/${one}`)}>
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                maxLength={4000}
                value={considerations[one]}
                onChange={(event) => setConsiderations({ ...considerations, [one]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </fieldset>
      {isSecret(ground) ? (
        <p className="kv-words">{texts.tellableSecret}</p>
      ) : (
        <fieldset className="utrecht-form-fieldset__fieldset">
          <legend className="utrecht-form-label">{texts.tellable}</legend>
          <Choice
            kind="radio"
            name="tellable"
            label={texts.tellableNo}
            checked={!tellable}
            onChange={() => setTellable(false)}
          />
          <Choice
            kind="radio"
            name="tellable"
            label={texts.tellableYes}
            checked={tellable}
            onChange={() => setTellable(true)}
          />
        </fieldset>
      )}
      <Field label={texts.reviewer} error={tried && named === undefined ? texts.reviewerMissing : undefined}>
        {(control) => (
          <Select {...control} value={reviewer} onChange={setReviewer}>
            <option value="">–</option>
            {reviewers.map(({ name, user }) => (
              <option key={user} value={user}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Line label={texts.reviewOn} type="date" error={errorAt("/reviewOn")} value={reviewOn} onChange={setReviewOn} />
      <div>
        <Button type="submit" appearance="secondary-action-button" busy={command.isPending}>
          {texts.deferDo}
        </Button>
      </div>
    </form>
  )
}
