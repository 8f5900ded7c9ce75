import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { ApiError } from "../api/ApiError.ts"
import { loginUrl } from "../api/useSession.ts"
import { useTexts } from "../text/defineTexts.ts"
import { useBilingual } from "../text/Language.tsx"
import { sharedTexts } from "../text/sharedTexts.ts"
import "./states.css"

interface Props {
  readonly error: Error
  readonly onRetry?: (() => void) | undefined
}

const here = () => `${window.location.pathname}${window.location.search}`

/** What went wrong, why where a rule says so, and what to do next. */
export function Failure({ error, onRetry }: Props) {
  const texts = useTexts(sharedTexts)
  const say = useBilingual()
  const kind = error instanceof ApiError ? error.kind : "unexpected"
  const reasons = error instanceof ApiError ? error.reasons : []
  return (
    <div className="kv-failure" role="alert">
      <Heading level={2} appearance="level-4">
        {kind === "step-up" ? texts.stepUpTitle : texts.failedTitle}
      </Heading>
      <Paragraph>{texts.failed[kind]}</Paragraph>
      {kind === "step-up" && (
        <p>
          <a className="utrecht-button utrecht-button--primary-action" href={loginUrl(here())}>
            {texts.loginAgain}
          </a>
        </p>
      )}
      {reasons.length > 0 && kind !== "step-up" && (
        <ul className="kv-failure__reasons">
          {reasons.map((reason) => (
            <li key={`${reason.code}${reason.pointer ?? ""}`}>
              {say(reason.text)}
              {reason.clause !== undefined && (
                <span className="kv-subtle kv-small"> {texts.clause(reason.clause)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {onRetry !== undefined && kind !== "step-up" && (
        <Button appearance="secondary-action-button" onClick={onRetry}>
          {texts.retry}
        </Button>
      )}
    </div>
  )
}
