import type { NoticeLine } from "@kruisverband/contract"
import type { SignalId } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { rolesOf, useSession } from "../../shared/api/useSession.ts"
import { LateBanner } from "../../shared/rights/LateBanner.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { MoreButton } from "../../shared/ui/MoreButton.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { ActPanel } from "./ActPanel.tsx"
import { NoticeRow } from "./NoticeRow.tsx"
import { noticeTexts } from "./noticeTexts.ts"
import { useNotices } from "./useNotices.ts"
import "./notices.css"
import "../../shared/ui/tabs.css"

const route = getRouteApi("/notices")

/** Signals of which the persons have to be told: what is due first comes first, and never who they are. */
export function Page() {
  const texts = useTexts(noticeTexts)
  const session = useSession()
  const roles = session.data ? rolesOf(session.data) : new Set<string>()
  const handles = roles.has("data-protection-officer")
  const reviews = roles.has("administrator") || roles.has("lead-municipality")
  if (session.data && !handles && !reviews) return <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{handles ? texts.lead : texts.leadReviewer}</Paragraph>
      </div>
      <LateBanner />
      {session.data && <NoticeLists handles={handles} />}
    </div>
  )
}

const SHOWN = ["due", "deferred", "given"] as const

function NoticeLists({ handles }: { readonly handles: boolean }) {
  const texts = useTexts(noticeTexts)
  const search = route.useSearch()
  // A reviewer has deferrals alone.
  const show = handles ? (search.show ?? "due") : "deferred"
  const query = useNotices(show)
  const [chosen, setChosen] = useState<ReadonlyMap<SignalId, NoticeLine>>(new Map())
  const notices = query.data?.pages.flatMap((page) => page.notices) ?? []
  const reviewers = query.data?.pages[0]?.reviewers ?? []
  const toggle = (line: NoticeLine, on: boolean) => {
    const next = new Map(chosen)
    if (on) next.set(line.signal, line)
    else next.delete(line.signal)
    setChosen(next)
  }
  return (
    <>
      {handles && (
        <nav aria-label={texts.lists} className="kv-tabs">
          {SHOWN.map((one) => (
            <Link
              key={one}
              to="/notices"
              search={one === "due" ? {} : { show: one }}
              className={one === show ? "kv-tabs__tab kv-tabs__tab--current" : "kv-tabs__tab"}
              aria-current={one === show ? "page" : undefined}
            >
              {texts[one]}
            </Link>
          ))}
        </nav>
      )}
      {query.isPending && <Waiting lines={6} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && notices.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty[show]}</Empty>}
      {notices.length > 0 && (
        <ol className="kv-rows">
          {notices.map((line) => (
            <NoticeRow
              key={line.signal}
              line={line}
              chosen={chosen.has(line.signal)}
              onChoose={show === "due" ? (on) => toggle(line, on) : undefined}
            />
          ))}
        </ol>
      )}
      <MoreButton pages={query}>{texts.more}</MoreButton>
      {show === "due" && notices.length > 0 && (
        <ActPanel chosen={[...chosen.values()]} reviewers={reviewers} onDone={() => setChosen(new Map())} />
      )}
    </>
  )
}
