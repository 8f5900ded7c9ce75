import { getLinkRetention, type LinkView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useId } from "react"
import { callApi } from "../../shared/api/callApi.ts"
import { linkKey } from "../../shared/api/linkKeys.ts"
import { rolesOf, useSession } from "../../shared/api/useSession.ts"
import { KeptLine } from "../../shared/retention/KeptLine.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { linkTexts } from "./linkTexts.ts"

/** When each signal is destroyed, and by which clock; who weighs the link sees what will fall away. */
export function KeptPanel({ link }: { readonly link: LinkView }) {
  const texts = useTexts(linkTexts)
  const id = useId()
  const session = useSession()
  const query = useQuery({
    queryKey: [...linkKey(link.id), "retention", link.revision],
    queryFn: ({ signal }) => callApi(getLinkRetention, { params: { id: link.id }, signal })
  })
  const ends = query.data?.ends ?? []
  if (query.isSuccess && ends.length === 0) return null
  const roles = session.data ? rolesOf(session.data) : new Set<string>()
  const holds = roles.has("data-protection-officer") || roles.has("administrator")
  return (
    <section className="kv-column" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {texts.kept}
      </Heading>
      {query.isPending && <Waiting lines={2} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <dl className="kv-readings">
        {link.signals.map((signal, index) => {
          const kept = ends.find((end) => end.signal === signal.id)
          return kept === undefined ? null : (
            <div key={signal.id}>
              <dt>{texts.signal(index + 1)}</dt>
              <dd>
                <KeptLine kept={kept} />
              </dd>
            </div>
          )
        })}
      </dl>
      {query.isSuccess && holds && (
        <Link to="/retention" search={{ covenant: link.covenant, of: link.id }} className="kv-no-print">
          {texts.holdBack}
        </Link>
      )}
      {query.isSuccess && !holds && <Paragraph className="kv-subtle kv-small">{texts.keepLonger(link.id)}</Paragraph>}
    </section>
  )
}
