import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Navigate } from "@tanstack/react-router"
import { useSession } from "../shared/api/useSession.ts"
import { useTexts } from "../shared/text/defineTexts.ts"
import { PageHeading } from "../shared/ui/PageHeading.tsx"
import { appTexts } from "./appTexts.ts"
import { destinationsFor } from "./navigation.ts"

/** Takes each person to the work of their first role. */
export function HomePage() {
  const texts = useTexts(appTexts)
  const session = useSession()
  if (!session.data) return null
  const first = destinationsFor(session.data)[0]
  if (first !== undefined) return <Navigate to={first.to} replace />
  return (
    <>
      <PageHeading>{texts.noRole}</PageHeading>
      <Paragraph purpose="lead">{texts.noRoleText}</Paragraph>
      <Paragraph>{texts.noRoleWho(session.data.user.displayName)}</Paragraph>
      <Paragraph>{texts.noRoleLater}</Paragraph>
    </>
  )
}
