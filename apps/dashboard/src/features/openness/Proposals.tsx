import type { RefusalProposal } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { documentTexts } from "./documentTexts.ts"

interface Props {
  readonly text: string
  readonly proposals: ReadonlyArray<RefusalProposal>
  readonly onTake: (proposals: ReadonlyArray<RefusalProposal>) => void
  readonly onLeave: (proposal: RefusalProposal) => void
}

/** What a search found that may have to be refused, each with what it takes it for. A person decides. */
export function Proposals({ onLeave, onTake, proposals, text }: Props) {
  const texts = useTexts(documentTexts)
  if (proposals.length === 0) return null
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-4">
        {texts.proposals(proposals.length)}
      </Heading>
      <Paragraph className="kv-subtle">{texts.proposalsText}</Paragraph>
      <ul className="kv-rows">
        {proposals.map((proposal) => {
          const words = text.slice(proposal.from, proposal.to)
          return (
            <li key={proposal.from} className="kv-openness__item">
              <div className="kv-plain">
                <q>{words}</q>
                <span className="kv-subtle kv-small">
                  {proposal.kinds.map((kind) => texts.kinds[kind]).join(", ")} [{proposal.grounds.join(", ")}]
                </span>
              </div>
              <div className="kv-buttons">
                <Button appearance="secondary-action-button" onClick={() => onTake([proposal])}>
                  {texts.take}
                  <span className="kv-visually-hidden"> {words}</span>
                </Button>
                <Button appearance="subtle-button" onClick={() => onLeave(proposal)}>
                  {texts.leave}
                  <span className="kv-visually-hidden"> {words}</span>
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      {proposals.length > 1 && (
        <div>
          <Button appearance="secondary-action-button" onClick={() => onTake(proposals)}>
            {texts.takeAll}
          </Button>
        </div>
      )}
    </section>
  )
}
