import type { SignalReceipt } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Link } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { deskLabels, levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { postingTexts } from "./postingTexts.ts"

interface Props {
  readonly receipt: SignalReceipt
  readonly onAnother: () => void
}

/** What happens next, what one can do now, whom to call. */
export function Receipt({ receipt, onAnother }: Props) {
  const texts = useTexts(postingTexts).receipt
  const label = useLabels()
  const say = useBilingual()
  return (
    <div className="kv-receipt">
      <PageHeading>{texts.title}</PageHeading>
      <dl className="kv-receipt__facts">
        <div>
          <dt>{texts.code}</dt>
          <dd className="kv-receipt__code kv-number">{receipt.receipt}</dd>
          <dd className="kv-subtle kv-small">{texts.codeHint}</dd>
        </div>
        <div>
          <dt>{texts.desk}</dt>
          <dd>{label(deskLabels, receipt.desk)}</dd>
        </div>
        <div>
          <dt>{texts.level}</dt>
          <dd>{label(levelLabels, receipt.sharing.level)}</dd>
        </div>
      </dl>
      {receipt.guidance.length > 0 && (
        <section className="kv-column">
          <Heading level={2} appearance="level-3">
            {texts.now}
          </Heading>
          <ul className="kv-list">
            {receipt.guidance.map((one) => (
              <li key={one.nl}>{say(one)}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.next}
        </Heading>
        <ol className="kv-list kv-list--numbered">
          {texts.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <div className="kv-buttons kv-no-print">
        <Link to="/my-signals" className="utrecht-button utrecht-button--primary-action kv-plain-link">
          {texts.mine}
        </Link>
        <Button appearance="subtle-button" onClick={onAnother}>
          {texts.another}
        </Button>
      </div>
    </div>
  )
}
