import type { PendingRevocation } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { revocationTexts } from "./revocationTexts.ts"
import { useAnswerRevocation, useRevocations } from "./useRights.ts"

/** Upheld objections that are to be taken back, for who may agree. Not there when none waits. */
export function Revocations() {
  const texts = useTexts(revocationTexts)
  const query = useRevocations()
  const revocations = query.data?.revocations ?? []
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (revocations.length === 0) return null
  return (
    <section className="kv-column kv-rights__form">
      <Heading level={2} appearance="level-3">
        {texts.waiting}
      </Heading>
      <Paragraph>{texts.waitingText}</Paragraph>
      {revocations.map((one) => (
        <Revocation key={one.request} revocation={one} />
      ))}
    </section>
  )
}

function Revocation({ revocation }: { readonly revocation: PendingRevocation }) {
  const texts = useTexts(revocationTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const command = useAnswerRevocation()
  const { cause, covenant, decidedOn, mayAgree, proposedBy, reason, request, toldOn } = revocation
  const title = registry.covenant(covenant)?.title
  const day = (iso: string) => exactDay(iso, language)
  return (
    <div className="kv-panel kv-column">
      <p className="kv-subtle kv-small">
        {title === undefined ? covenant : say(title)} · {texts.proposedBy(proposedBy)}
      </p>
      <p>{texts.line(texts.causes[cause], day(decidedOn), day(toldOn))}</p>
      <blockquote className="kv-words">{reason}</blockquote>
      {command.isError && <Failure error={command.error} />}
      {!mayAgree && <p className="kv-words">{texts.alone}</p>}
      <div className="kv-buttons">
        {mayAgree && (
          <Button
            appearance="primary-action-button"
            busy={command.isPending}
            onClick={() => command.mutate({ request, agree: true })}
          >
            {texts.agree}
          </Button>
        )}
        <Button
          appearance="secondary-action-button"
          busy={command.isPending}
          onClick={() => command.mutate({ request, agree: false })}
        >
          {mayAgree ? texts.turnDown : texts.withdraw}
        </Button>
      </div>
    </div>
  )
}
