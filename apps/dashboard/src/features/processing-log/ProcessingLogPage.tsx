import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useSearch } from "@tanstack/react-router"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { MoreButton } from "../../shared/ui/MoreButton.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { ChainState } from "./ChainState.tsx"
import { LogFilters } from "./LogFilters.tsx"
import { LogTable } from "./LogTable.tsx"
import { logTexts } from "./logTexts.ts"
import { RefusedAccess } from "./RefusedAccess.tsx"
import { useProcessingLog } from "./useProcessingLog.ts"
import "./log.css"

/** For who supervises: the state of the chain, and the lines that are looked for. */
export function Page() {
  const texts = useTexts(logTexts)
  const search = useSearch({ from: "/processing-log" })
  const log = useProcessingLog(search)
  // Not for this role: said once, without asking for more.
  if (log.isError && log.data === undefined)
    return (
      <div className="kv-page-wide">
        <div className="kv-head">
          <PageHeading>{texts.title}</PageHeading>
        </div>
        <Failure error={log.error} onRetry={() => void log.refetch()} />
      </div>
    )
  const lines = log.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
      </div>
      <ChainState />
      <LogFilters key={JSON.stringify(search)} search={search} />
      {log.isPending && <Waiting lines={5} />}
      {log.isSuccess && lines.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty}</Empty>}
      {lines.length > 0 && (
        <>
          <LogTable lines={lines} />
          <div className="kv-buttons">
            <span role="status" className="kv-subtle kv-small kv-number">
              {texts.shown(lines.length)}
            </span>
            <MoreButton pages={log}>{texts.more}</MoreButton>
          </div>
        </>
      )}
      <RefusedAccess search={search} />
    </div>
  )
}
