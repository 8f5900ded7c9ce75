import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useRouterState } from "@tanstack/react-router"
import { loginUrl } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { loginFailures, startTexts } from "./startTexts.ts"
import "./start.css"

/** For whoever is not logged in: what this is, what it is not, and the way in. */
export function StartPage() {
  const texts = useTexts(startTexts)
  const location = useRouterState({ select: (state) => state.location })
  const why = loginFailures.find((one) => one === new URLSearchParams(location.searchStr).get("login"))
  // Whoever was sent back here begins at the start, and does not carry the failure along.
  const returnTo = why === undefined ? location.href : "/"
  return (
    <div className="kv-start">
      <div className="kv-start__lead">
        <PageHeading>{texts.title}</PageHeading>
        {why !== undefined && (
          <p className="kv-notice" role="alert">
            {texts.why[why]}
          </p>
        )}
        <Paragraph purpose="lead">{texts.lead}</Paragraph>
        <p>
          <a className="utrecht-button utrecht-button--primary-action kv-start__login" href={loginUrl(returnTo)}>
            {texts.login}
          </a>
        </p>
      </div>
      <ul className="kv-start__points">
        {texts.points.map((point) => (
          <li key={point.title}>
            <Heading level={2} appearance="level-4">
              {point.title}
            </Heading>
            <Paragraph className="kv-subtle">{point.text}</Paragraph>
          </li>
        ))}
      </ul>
    </div>
  )
}
