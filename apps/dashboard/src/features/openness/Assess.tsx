import type { OpennessDocumentView } from "@kruisverband/contract"
import {
  addTerm,
  checkDocument,
  type MarkedPassage,
  proposeRefusals,
  publicParts,
  type RefusalProposal
} from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useBlocker } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { useMemo, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { today } from "../../shared/time/today.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { documentTexts } from "./documentTexts.ts"
import { Findings } from "./Findings.tsx"
import { Marker } from "./Marker.tsx"
import { PassageList } from "./PassageList.tsx"
import { Proposals } from "./Proposals.tsx"
import { PublicText } from "./PublicText.tsx"
import { ResearchField } from "./ResearchField.tsx"
import { useAssessment } from "./useOpenness.ts"

const sorted = (passages: ReadonlyArray<MarkedPassage>) => passages.toSorted((a, b) => a.from - b.from)

const passageOf = ({ contains, from, grounds, reason, to }: RefusalProposal): MarkedPassage => ({
  ...{ from, to, grounds, reason, contains }
})

const isChanged = (
  document: OpennessDocumentView,
  passages: ReadonlyArray<MarkedPassage>,
  research: string | undefined
) => research !== document.researchConditions || JSON.stringify(passages) !== JSON.stringify(document.passages)

/** One document: mark what is refused, see what becomes public, and settle it when nothing is lacking. */
export function Assess({ document }: { readonly document: OpennessDocumentView }) {
  const texts = useTexts(documentTexts)
  const { language } = useLanguage()
  const { documentDate, mayChange, number, text, title } = document
  const command = useAssessment(document)
  const [passages, setPassages] = useState(document.passages)
  const [research, setResearch] = useState(document.researchConditions)
  const [opened, setOpened] = useState<number>()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [tried, setTried] = useState(false)
  const isOld = addTerm(documentDate, "P5Y") < today()
  const findings = useMemo(
    () => (tried ? checkDocument({ documentDate, text, passages, researchConditions: research }, today()) : []),
    [documentDate, text, passages, research, tried]
  )
  const found = useMemo(() => (mayChange ? proposeRefusals(text, passages) : []), [mayChange, text, passages])
  const proposals = found.filter(({ from }) => !left.has(from))
  const parts = useMemo(() => publicParts(text, passages), [text, passages])
  const unsaved = isChanged(document, passages, research)
  useBlocker({
    shouldBlockFn: () => unsaved && !window.confirm(texts.leaveUnsaved),
    enableBeforeUnload: () => unsaved
  })

  const add = (added: ReadonlyArray<MarkedPassage>) => setPassages(sorted([...passages, ...added]))
  const leave = (proposal: RefusalProposal) => {
    setLeft(new Set([...left, proposal.from]))
    // A number stays public only with a reason in words.
    if (!proposal.kinds.includes("bsn")) return
    add([{ ...passageOf(proposal), grounds: [], contains: [], reason: "" }])
    setOpened(proposal.from)
  }
  const save = (settled: boolean) => {
    setTried(settled)
    const lacking = settled
      ? checkDocument({ documentDate, text, passages, researchConditions: research }, today())
      : []
    const first = /^\/passages\/(\d+)/u.exec(lacking[0]?.field ?? "")?.[1]
    if (first !== undefined) setOpened(passages[Number(first)]?.from)
    if (lacking.length > 0) return
    const given = { passages, settled, ...(research === undefined ? {} : { researchConditions: research }) }
    command.mutate(given, {
      onSuccess: (view) => {
        setPassages(view.passages)
        setResearch(view.researchConditions)
        setOpened(undefined)
      }
    })
  }
  return (
    <>
      <div className="kv-head">
        <PageHeading>{`${number}. ${title}`}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead(exactDay(documentDate, language))}</Paragraph>
        {isOld && <p className="kv-notice">{texts.old}</p>}
        {!mayChange && <p className="kv-notice">{texts.fixed}</p>}
      </div>
      <div className="kv-openness__sides">
        <Marker
          text={text}
          passages={passages}
          proposals={proposals}
          mayChange={mayChange}
          onMark={(from, to) => {
            add([{ from, to, grounds: [], reason: "", contains: [] }])
            setOpened(from)
          }}
        />
        <section className="kv-column">
          <div className="kv-plain">
            <Heading level={2} appearance="level-4">
              {texts.preview}
            </Heading>
            <p className="kv-subtle kv-small kv-words">{texts.previewHint}</p>
          </div>
          <PublicText parts={parts} />
        </section>
      </div>
      {mayChange && (
        <Proposals text={text} proposals={proposals} onTake={(taken) => add(taken.map(passageOf))} onLeave={leave} />
      )}
      <PassageList
        text={text}
        passages={passages}
        isOld={isOld}
        mayChange={mayChange}
        findings={findings}
        opened={opened}
        onOpen={setOpened}
        onChange={(changed) => setPassages(passages.map((one) => (one.from === changed.from ? changed : one)))}
        onRemove={(from) => setPassages(passages.filter((one) => one.from !== from))}
      />
      {mayChange && (
        <div className="kv-column kv-openness__form">
          <ResearchField
            value={research}
            error={findings.find(({ field }) => field === "/researchConditions")}
            onChange={setResearch}
          />
          {findings.length > 0 && <Findings findings={findings} />}
          {command.isError && <Failure error={command.error} />}
          <p role="status" className="kv-words">
            {unsaved ? texts.unsaved : command.isSuccess ? (document.assessed ? texts.settled : texts.saved) : ""}
          </p>
          <div className="kv-buttons">
            <Button appearance="primary-action-button" busy={command.isPending} onClick={() => save(true)}>
              {texts.settle}
            </Button>
            <Button appearance="secondary-action-button" busy={command.isPending} onClick={() => save(false)}>
              {texts.save}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
