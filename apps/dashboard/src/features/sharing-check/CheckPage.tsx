import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useSearch } from "@tanstack/react-router"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, rolesOf, useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { Conversation } from "./Conversation.tsx"
import { checkTexts } from "./checkTexts.ts"
import { TellLink } from "./TellLink.tsx"
import "./check.css"

/** "May I share this?": a conversation for who posts; about a link, for who sees it. */
export function Page() {
  const { link } = useSearch({ from: "/check" })
  return link === undefined ? <Question /> : <TellLink link={link} />
}

function Question() {
  const texts = useTexts(checkTexts)
  const session = useSession().data
  const query = useRegistry()
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const mine = session ? covenantsFor(session, "poster") : new Set<string>()
  const covenants = query.registry.covenants.filter((covenant) => mine.has(covenant.id))
  const reviews = session ? rolesOf(session).has("coordinator") || rolesOf(session).has("lead-municipality") : false
  return (
    <div className="kv-check">
      <p className="kv-danger">{texts.danger}</p>
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
        {reviews && <Paragraph className="kv-subtle">{texts.openLink}</Paragraph>}
      </div>
      {covenants.length === 0 ? (
        !reviews && <Empty title={texts.noCovenant}>{texts.noCovenantText}</Empty>
      ) : (
        <Conversation covenants={covenants} user={session?.user} />
      )}
    </div>
  )
}
