import type { CheckVerdict } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { KeptLine } from "../../shared/retention/KeptLine.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { behaviourLabels, deskLabels, kindLabels, levelLabels, themeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { isEmptyPerson } from "./draft.ts"
import { postingTexts } from "./postingTexts.ts"
import type { StepProps } from "./StepProps.ts"
import { type Step, steps } from "./steps.ts"

interface Props {
  readonly form: StepProps
  readonly verdict: CheckVerdict | undefined
  readonly onGo: (step: Step) => void
}

/** The whole draft at a glance, each part one press from being changed, and what would happen to it. */
export function StepReview({ form, verdict, onGo }: Props) {
  const texts = useTexts(postingTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { draft, registry } = form
  const municipality = registry.municipalities.find((one) => one.code === draft.municipality)?.name
  const people = draft.persons.filter((person) => !isEmptyPerson(person)).length
  const said: Readonly<Record<Step, ReadonlyArray<string>>> = {
    seen: [draft.observation, draft.behaviours.map((code) => label(behaviourLabels, code)).join(", ")],
    where: [
      [draft.date === "" ? "" : exactDay(draft.date, language), draft.time].filter(Boolean).join(", "),
      [municipality ?? "", draft.district].filter(Boolean).join(", ")
    ],
    about: [
      draft.kind === "" ? "" : label(kindLabels, draft.kind),
      draft.kind === "radicalisation" ? texts.check.people(people) : draft.groups.replaceAll("\n", ", "),
      listed(
        draft.themes.map((code) => label(themeLabels, code)),
        language
      )
    ],
    done: [
      draft.firstHand === "" ? "" : texts.check.firstHand[draft.firstHand],
      draft.kind === "polarisation" || draft.informed === "" ? "" : texts.check.informed[draft.informed]
    ],
    sharing: [draft.level === "" ? "" : label(levelLabels, draft.level)]
  }
  return (
    <>
      <dl className="kv-summary">
        {steps.map((step) => (
          <div key={step} className="kv-summary__row">
            <dt>{texts.names[step]}</dt>
            <dd>
              {said[step].every((part) => part === "") && <span className="kv-subtle">{texts.check.empty}</span>}
              {said[step]
                .filter((part) => part !== "")
                .map((part) => (
                  <p key={part}>{part}</p>
                ))}
            </dd>
            <dd>
              <Button
                appearance="subtle-button"
                aria-label={`${texts.check.change}: ${texts.names[step]}`}
                onClick={() => onGo(step)}
              >
                {texts.check.change}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <div role="status">
        {verdict?.allowed === true && verdict.would !== undefined && (
          <div className="kv-notice kv-notice--accent">
            <Heading level={2} appearance="level-4">
              {texts.check.good}
            </Heading>
            <Paragraph>
              {texts.check.goes(label(deskLabels, verdict.would.desk), label(levelLabels, verdict.would.level))}
            </Paragraph>
            {verdict.would.kept !== undefined && (
              <Paragraph>
                <KeptLine kept={verdict.would.kept} />
              </Paragraph>
            )}
          </div>
        )}
      </div>
    </>
  )
}
