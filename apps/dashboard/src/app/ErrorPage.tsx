import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../shared/text/defineTexts.ts"
import { PageHeading } from "../shared/ui/PageHeading.tsx"
import { appTexts } from "./appTexts.ts"

/** A defect of the page itself. Says nothing of its cause: that could hold what somebody typed. */
export function ErrorPage() {
  const texts = useTexts(appTexts)
  return (
    <div className="kv-page">
      <PageHeading>{texts.errorTitle}</PageHeading>
      <Paragraph purpose="lead">{texts.errorText}</Paragraph>
      <Button appearance="primary-action-button" onClick={() => window.location.reload()}>
        {texts.reload}
      </Button>
    </div>
  )
}
