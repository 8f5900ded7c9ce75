import type { AgreementView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useAgreements } from "../../shared/agreements/useAgreements.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { AgreementCard } from "./AgreementCard.tsx"
import { agreementTexts } from "./agreementTexts.ts"

const isOpen = ({ state }: AgreementView) => state === "pending" || state === "agreed"

/** For whoever asks or decides: what takes two people. */
export function Page() {
  const texts = useTexts(agreementTexts)
  const query = useAgreements()
  const all = query.data?.agreements ?? []
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
      </div>
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && all.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty}</Empty>}
      <Group title={texts.open} agreements={all.filter(isOpen)} />
      <Group title={texts.over} agreements={all.filter((one) => !isOpen(one))} />
    </div>
  )
}

function Group({ agreements, title }: { readonly title: string; readonly agreements: ReadonlyArray<AgreementView> }) {
  if (agreements.length === 0) return null
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-3">
        {title} ({agreements.length})
      </Heading>
      {agreements.map((one) => (
        <AgreementCard key={one.id} agreement={one} />
      ))}
    </section>
  )
}
