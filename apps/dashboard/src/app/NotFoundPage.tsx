import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { useTexts } from "../shared/text/defineTexts.ts"
import { PageHeading } from "../shared/ui/PageHeading.tsx"
import { appTexts } from "./appTexts.ts"

export function NotFoundPage() {
  const texts = useTexts(appTexts)
  return (
    <div className="kv-page">
      <PageHeading>{texts.notFound}</PageHeading>
      <Paragraph purpose="lead">{texts.notFoundText}</Paragraph>
      <Link to="/">{texts.toStart}</Link>
    </div>
  )
}
