import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { opennessTexts } from "./opennessTexts.ts"

interface Props {
  readonly error: Error
  readonly onRetry: () => void
}

/** A page of this desk that could not be read: still a page with a name. */
export function Unread({ error, onRetry }: Props) {
  const texts = useTexts(opennessTexts)
  return (
    <div className="kv-page-wide">
      <PageHeading>{texts.title}</PageHeading>
      <Failure error={error} onRetry={onRetry} />
    </div>
  )
}
