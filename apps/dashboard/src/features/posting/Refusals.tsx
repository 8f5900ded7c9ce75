import type { ProblemReason } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { postingTexts } from "./postingTexts.ts"
import { type Step, stepOf } from "./steps.ts"

interface Props {
  readonly reasons: ReadonlyArray<ProblemReason>
  /** Given on the page of one step: only what can be mended there is said. */
  readonly at?: Step
  readonly onGo: (step: Step) => void
}

/** Why it may not be posted like this, each reason with the way to where it can be mended. */
export function Refusals({ reasons, at, onGo }: Props) {
  const texts = useTexts(postingTexts)
  const shared = useTexts(sharedTexts)
  const say = useBilingual()
  const told = at === undefined ? reasons : reasons.filter((reason) => stepOf(reason) === at)
  if (told.length === 0) return null
  return (
    <div className="kv-failure" role="alert">
      <Heading level={2} appearance="level-4">
        {texts.check.bad}
      </Heading>
      {at === undefined && <Paragraph>{texts.check.badLead}</Paragraph>}
      <ul className="kv-failure__reasons">
        {told.map((reason) => {
          const step = stepOf(reason)
          return (
            <li key={`${reason.code}${reason.pointer ?? ""}`}>
              {say(reason.text)}
              {reason.clause !== undefined && (
                <span className="kv-subtle kv-small"> {shared.clause(reason.clause)}</span>
              )}
              {at === undefined &&
                (step === undefined ? (
                  <p className="kv-small">{texts.check.noStep}</p>
                ) : (
                  <div>
                    <Button appearance="subtle-button" onClick={() => onGo(step)}>
                      {texts.check.mend(texts.names[step])}
                    </Button>
                  </div>
                ))}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
