import type { CovenantDocument, User } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { professionLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { useAnswerWords } from "./answerWords.ts"
import { checkTexts } from "./checkTexts.ts"
import {
  type Answers,
  isAnswered,
  nextStep,
  noAnswers,
  questionOf,
  reopen,
  type Step,
  stepsFor
} from "./conversation.ts"
import { StepQuestion } from "./StepQuestion.tsx"
import { useSharingCheck } from "./useCheck.ts"
import { Verdict } from "./Verdict.tsx"

interface Props {
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly user: User | undefined
}

/** One question at a time; what was answered stays above, and can be changed. The rules are asked once all is said. */
export function Conversation({ covenants, user }: Props) {
  const texts = useTexts(checkTexts)
  const label = useLabels()
  const { registry } = useRegistry()
  const [only] = covenants
  const start: Answers = covenants.length === 1 && only !== undefined ? { ...noAnswers, covenant: only } : noAnswers
  const [answers, setAnswers] = useState(start)
  const [moved, setMoved] = useState(false)
  const check = useSharingCheck()
  const partner = user?.partner
  const step = nextStep(answers, partner)
  const take = (next: Answers) => {
    setMoved(true)
    setAnswers(next)
    const question = questionOf(next, partner)
    if (question !== undefined) check.mutate({ question })
  }
  const back = (to: Step) => {
    check.reset()
    setAnswers(reopen(answers, to))
  }
  const profession = user?.profession === undefined ? undefined : label(professionLabels, user.profession)
  const organisation = partner === undefined ? undefined : registry.partnerName(partner)
  const who = [profession, organisation].filter((part) => part !== undefined).join(", ")
  return (
    <>
      {who !== "" && <p className="kv-words kv-subtle">{texts.you(who)}</p>}
      <Said answers={answers} steps={stepsFor(answers, partner)} fixed={covenants.length === 1} onBack={back} />
      {step !== undefined && (
        <Ask
          key={step}
          step={step}
          answers={answers}
          covenants={covenants}
          partner={partner}
          moved={moved}
          onAnswer={take}
        />
      )}
      <p role="status">{check.isPending ? texts.waiting : ""}</p>
      {check.isError && (
        <Failure
          error={check.error}
          onRetry={() => {
            const question = questionOf(answers, partner)
            if (question !== undefined) check.mutate({ question })
          }}
        />
      )}
      {check.isSuccess && <Verdict answer={check.data} />}
      {step === undefined && (
        <div className="kv-no-print">
          <Button
            appearance="subtle-button"
            onClick={() => {
              check.reset()
              setAnswers(start)
            }}
          >
            {texts.again}
          </Button>
        </div>
      )}
    </>
  )
}

interface SaidProps {
  readonly answers: Answers
  readonly steps: ReadonlyArray<Step>
  /** There is one covenant only, so there is nothing to choose. */
  readonly fixed: boolean
  readonly onBack: (step: Step) => void
}

function Said({ answers, steps, fixed, onBack }: SaidProps) {
  const texts = useTexts(checkTexts)
  const wordsOf = useAnswerWords()
  const answered = steps.filter((step) => isAnswered(answers, step))
  if (answered.length === 0) return null
  return (
    <dl className="kv-said">
      {answered.map((step) => (
        <div key={step} className="kv-said__one">
          <dt>{texts.steps[step]}</dt>
          <dd>{wordsOf(answers, step)}</dd>
          {!(fixed && step === "covenant") && (
            <dd className="kv-no-print">
              <Button appearance="subtle-button" onClick={() => onBack(step)}>
                {texts.change}
                <span className="kv-visually-hidden">: {texts.steps[step]}</span>
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

interface AskProps {
  readonly step: Step
  readonly answers: Answers
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly partner: User["partner"]
  /** Whether somebody came here from another question. */
  readonly moved: boolean
  readonly onAnswer: (answers: Answers) => void
}

function Ask({ step, answers, covenants, partner, moved, onAnswer }: AskProps) {
  const texts = useTexts(checkTexts)
  const [typed, setTyped] = useState(answers)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The page's own heading has the focus at first; each question after it takes it.
    if (moved) heading.current?.focus()
  }, [moved])
  const given = step === "things" ? { ...typed, thingsDone: true } : typed
  const ready = isAnswered(given, step)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onAnswer(given)
  }
  return (
    <form className="kv-ask kv-no-print" onSubmit={submit} noValidate>
      <Heading level={2} appearance="level-3" tabIndex={-1} ref={heading}>
        {texts.steps[step]}
      </Heading>
      <StepQuestion step={step} answers={typed} covenants={covenants} partner={partner} onChange={setTyped} />
      <div>
        <Button type="submit" appearance="primary-action-button" disabled={!ready}>
          {texts.next}
        </Button>
      </div>
    </form>
  )
}
