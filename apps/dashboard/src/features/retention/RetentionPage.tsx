import { exportDestructions } from "@kruisverband/contract"
import type { CovenantId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { BASE } from "../../shared/api/callApi.ts"
import { covenantsFor, useSession } from "../../shared/api/useSession.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { DestructionTable } from "./DestructionTable.tsx"
import { HoldForm } from "./HoldForm.tsx"
import { HoldsTable } from "./HoldsTable.tsx"
import { OutlookTable } from "./OutlookTable.tsx"
import { retentionTexts } from "./retentionTexts.ts"
import { useRetention } from "./useRetention.ts"

/** For data protection officers and administrators: what goes by itself, what is held back, and what went. */
export function Page() {
  const texts = useTexts(retentionTexts)
  const session = useSession()
  const covenants = session.data
    ? [
        ...new Set<CovenantId>([
          ...covenantsFor(session.data, "data-protection-officer"),
          ...covenantsFor(session.data, "administrator")
        ])
      ].sort()
    : []
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
      </div>
      {covenants.length > 0 ? (
        <Overview covenants={covenants} />
      ) : (
        <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>
      )}
    </div>
  )
}

function Overview({ covenants }: { readonly covenants: ReadonlyArray<CovenantId> }) {
  const texts = useTexts(retentionTexts)
  const from = useSearch({ from: "/retention" })
  const query = useRetention()
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const { destructions, holds, outlook } = query.data
  return (
    <>
      <Part id="kv-retention-outlook" title={texts.outlook}>
        {outlook.length === 0 ? <Paragraph>{texts.outlookEmpty}</Paragraph> : <OutlookTable lines={outlook} />}
      </Part>
      <Part id="kv-retention-holds" title={texts.holds}>
        <Paragraph className="kv-subtle">{texts.holdsNote}</Paragraph>
        {holds.length === 0 ? <Paragraph>{texts.holdsEmpty}</Paragraph> : <HoldsTable holds={holds} />}
        <Heading level={3} appearance="level-4">
          {texts.set}
        </Heading>
        <HoldForm from={from} covenants={covenants} />
      </Part>
      <Part id="kv-retention-destroyed" title={texts.destroyed}>
        <Paragraph className="kv-subtle">{texts.destroyedNote}</Paragraph>
        {destructions.length === 0 ? (
          <Paragraph>{texts.destroyedEmpty}</Paragraph>
        ) : (
          <>
            <DestructionTable records={destructions} />
            <a className="kv-no-print" href={`${BASE}${exportDestructions.path}`} download>
              {texts.export}
            </a>
          </>
        )}
      </Part>
    </>
  )
}

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="kv-head" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  )
}
