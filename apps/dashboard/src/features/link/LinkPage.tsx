import { type LinkView, openLink } from "@kruisverband/contract"
import { LinkId, type SignalId } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useQueryClient } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { Option, Schema } from "effect"
import { useState } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { callApi } from "../../shared/api/callApi.ts"
import { linkKey } from "../../shared/api/linkKeys.ts"
import { useLinkStream } from "../../shared/live/useLinkStream.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { DecisionFoot, type Open } from "./DecisionFoot.tsx"
import { EpisodeFacts } from "./EpisodeFacts.tsx"
import { EvidencePanel } from "./EvidencePanel.tsx"
import { GraphPanel } from "./GraphPanel.tsx"
import { HistoryPanel } from "./HistoryPanel.tsx"
import { KeptPanel } from "./KeptPanel.tsx"
import { LinkHeading } from "./LinkHeading.tsx"
import { linkTexts } from "./linkTexts.ts"
import { SignalsTable } from "./SignalsTable.tsx"
import { TimelinePanel } from "./TimelinePanel.tsx"
import { useLink } from "./useLink.ts"
import "./link.css"

export function Page() {
  const { id } = useParams({ from: "/links/$id" })
  const linkId = Schema.decodeUnknownOption(LinkId)(id)
  return Option.isSome(linkId) ? <LinkReview key={linkId.value} id={linkId.value} /> : <NotFoundPage />
}

function LinkReview({ id }: { readonly id: LinkId }) {
  const texts = useTexts(linkTexts)
  const client = useQueryClient()
  const query = useLink(id)
  const [stale, setStale] = useState(false)
  useLinkStream((change) => {
    const known = client.getQueryData<LinkView>(linkKey(id))
    if (change.id === id && known !== undefined && change.revision > known.revision) setStale(true)
  })
  const reload = () => {
    setStale(false)
    void query.refetch()
  }
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <article className="kv-link">
      <Link to="/worklist" className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <div role="status" className="kv-link__live">
        {stale && (
          <div className="kv-notice kv-notice--accent kv-notice--row">
            <span>{texts.live}</span>
            <Button appearance="subtle-button" onClick={reload}>
              {texts.reload}
            </Button>
          </div>
        )}
      </div>
      {query.data.state === "restricted" ? <Restricted /> : <Review link={query.data} />}
    </article>
  )
}

/** That there is something, and nothing else (L22). */
function Restricted() {
  const texts = useTexts(linkTexts)
  return (
    <div className="kv-link__head">
      <PageHeading>{texts.restrictedTitle}</PageHeading>
      <Paragraph purpose="lead">{texts.restricted}</Paragraph>
      <Paragraph>{texts.restrictedNext}</Paragraph>
    </div>
  )
}

function Review({ link }: { readonly link: LinkView }) {
  const [open, setOpen] = useState<Open>()
  const ask = (signal: SignalId) => setOpen({ verb: "ask", signal })
  const openContents = () => callApi(openLink, { params: { id: link.id }, body: {} })
  return (
    <>
      <LinkHeading link={link} />
      <EpisodeFacts link={link} />
      <div className="kv-link__columns">
        <EvidencePanel link={link} />
        <SignalsTable signals={link.signals} may={link.may} open={openContents} onAsk={ask} />
        <div className="kv-link__aside">
          <TimelinePanel signals={link.signals} />
          <GraphPanel link={link} />
        </div>
        <HistoryPanel link={link} />
        <KeptPanel link={link} />
      </div>
      <DecisionFoot link={link} open={open} onOpen={setOpen} />
    </>
  )
}
