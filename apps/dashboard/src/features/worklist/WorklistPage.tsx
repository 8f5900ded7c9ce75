import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useQueryClient } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { ambiguitiesKey, linksKey } from "../../shared/api/linkKeys.ts"
import { type Registry, useRegistry } from "../../shared/api/useRegistry.ts"
import { rolesOf, useSession } from "../../shared/api/useSession.ts"
import { useLinkStream } from "../../shared/live/useLinkStream.ts"
import { PauseNotices } from "../../shared/pause/PauseNotices.tsx"
import { LateBanner } from "../../shared/rights/LateBanner.tsx"
import { RecipientNotices } from "../../shared/rights/RecipientNotices.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { MoreButton } from "../../shared/ui/MoreButton.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { AmbiguityList } from "./AmbiguityList.tsx"
import { ShortcutSetting } from "./ShortcutSetting.tsx"
import { StateTabs } from "./StateTabs.tsx"
import { useListShortcuts } from "./useListShortcuts.ts"
import { useAgainCount, useWorklist } from "./useWorklist.ts"
import { WorklistFilters } from "./WorklistFilters.tsx"
import { WorklistItem } from "./WorklistItem.tsx"
import type { WorklistSearch } from "./WorklistSearch.ts"
import { worklistTexts } from "./worklistTexts.ts"
import "./worklist.css"

const route = getRouteApi("/worklist")

export function Page() {
  const texts = useTexts(worklistTexts)
  const session = useSession()
  const roles = session.data ? rolesOf(session.data) : new Set()
  if (!roles.has("coordinator") && !roles.has("lead-municipality")) {
    return (
      <>
        <PageHeading>{texts.title}</PageHeading>
        <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>
      </>
    )
  }
  return <Worklist />
}

function Worklist() {
  const texts = useTexts(worklistTexts)
  const search = route.useSearch()
  const { view, ...filter } = search
  const { registry } = useRegistry()
  const session = useSession()
  const coordinates = session.data ? rolesOf(session.data).has("coordinator") : false
  return (
    <div className="kv-worklist">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
        {coordinates && (
          <p className="kv-facts-line kv-small kv-no-print">
            <Link to="/hubs">{texts.hubs}</Link>
          </p>
        )}
      </div>
      <PauseNotices />
      <LateBanner />
      <RecipientNotices />
      <StateTabs search={search} />
      {view === "ambiguous" ? (
        <AmbiguityList search={filter} registry={registry} />
      ) : (
        <LinkList search={search} registry={registry} />
      )}
    </div>
  )
}

interface ListProps {
  readonly search: WorklistSearch
  readonly registry: Registry
}

function LinkList({ search, registry }: ListProps) {
  const texts = useTexts(worklistTexts)
  const client = useQueryClient()
  const worklist = useWorklist(search)
  const shortcuts = useListShortcuts()
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())
  const pages = worklist.data?.pages ?? []
  const links = pages.flatMap((page) => page.links)
  const total = pages[0]?.total ?? 0
  const again = search.view === "again"
  const waiting = useAgainCount(search) ?? 0
  const filtered = Object.keys(search).some((name) => name !== "state" && name !== "view")

  const show = () => {
    setArrived(new Set())
    void client.resetQueries({ queryKey: [...linksKey, "list"] })
  }
  // A change is only announced; the list moves when the reader asks for it, never under the cursor.
  useLinkStream((change) => {
    const known = links.find((link) => link.id === change.id)
    const belongs = !again && change.state === (search.state ?? "proposed")
    if (known !== undefined ? known.revision < change.revision : belongs) {
      // Where nothing is listed, nothing can move.
      if (worklist.isSuccess && links.length === 0) show()
      else setArrived((ids) => new Set(ids).add(change.id))
    }
    void client.invalidateQueries({ queryKey: [...linksKey, "count"] })
    void client.invalidateQueries({ queryKey: ambiguitiesKey })
  })

  // What comes back does so by a change of a signal: only the count tells that there is more than the list has.
  const news = Math.max(arrived.size, again && worklist.isSuccess ? waiting - total : 0)
  return (
    <>
      {again && <Paragraph className="kv-subtle">{texts.againLead}</Paragraph>}
      <WorklistFilters search={search} registry={registry} />
      <div role="status" className="kv-worklist__arrived">
        {news > 0 && (
          <div className="kv-notice kv-notice--accent kv-notice--row">
            <span>{texts.arrived(news)}</span>
            <Button appearance="subtle-button" onClick={show}>
              {texts.show}
            </Button>
          </div>
        )}
      </div>
      {worklist.isPending && <Waiting lines={12} />}
      {worklist.isError && <Failure error={worklist.error} onRetry={() => void worklist.refetch()} />}
      {worklist.isSuccess && links.length === 0 && (
        <Empty title={texts.emptyTitle}>{filtered ? texts.emptyFiltered : again ? texts.noneAgain : texts.empty}</Empty>
      )}
      {links.length > 0 && (
        <>
          <ol className="kv-worklist__list" aria-label={texts.list(total)} ref={shortcuts.list}>
            {links.map((link) => (
              <WorklistItem key={link.id} link={link} registry={registry} />
            ))}
          </ol>
          <div className="kv-worklist__more">
            <span className="kv-subtle kv-small kv-number">{texts.shown(links.length, total)}</span>
            <MoreButton pages={worklist}>{texts.more}</MoreButton>
          </div>
        </>
      )}
      <ShortcutSetting on={shortcuts.on} onChange={shortcuts.set} />
    </>
  )
}
