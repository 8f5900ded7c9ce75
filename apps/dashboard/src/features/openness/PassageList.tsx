import { type Finding, isRefused, type MarkedPassage, markOf } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { documentTexts } from "./documentTexts.ts"
import { PassageForm } from "./PassageForm.tsx"

interface Props {
  readonly text: string
  readonly passages: ReadonlyArray<MarkedPassage>
  readonly isOld: boolean
  readonly mayChange: boolean
  readonly findings: ReadonlyArray<Finding>
  /** Where the passage begins that is being assessed. */
  readonly opened: number | undefined
  readonly onOpen: (from: number | undefined) => void
  readonly onChange: (passage: MarkedPassage) => void
  readonly onRemove: (from: number) => void
}

/** Findings of one passage, without where it stands. */
const findingsOf = (findings: ReadonlyArray<Finding>, index: number): ReadonlyArray<Finding> => {
  const at = `/passages/${index}`
  return findings
    .filter(({ field }) => field === at || field.startsWith(`${at}/`))
    .map((one) => ({ ...one, field: one.field.slice(at.length) }))
}

/** Long enough to know it by; the whole of it is in the text above. */
const LONGEST_QUOTE = 300
const quoteOf = (words: string) => (words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words)

/** Every passage in the order of the text; one at a time is open to be assessed. */
export function PassageList(props: Props) {
  const { findings, isOld, mayChange, onChange, onOpen, onRemove, opened, passages, text } = props
  const texts = useTexts(documentTexts)
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-4">
        {texts.passages(passages.length)}
      </Heading>
      {passages.length === 0 && <Paragraph className="kv-subtle">{texts.noPassages}</Paragraph>}
      <ul className="kv-rows">
        {passages.map((passage, index) => {
          const isOpen = mayChange && opened === passage.from
          const own = findingsOf(findings, index)
          const name = texts.passage(index + 1)
          return (
            <li key={passage.from} className="kv-openness__item">
              <div className="kv-plain">
                <strong>
                  {name}: {isRefused(passage) ? markOf(passage.grounds) : texts.staysPublic}
                </strong>
                <q className="kv-openness__quote">{quoteOf(text.slice(passage.from, passage.to))}</q>
                {!isOpen && passage.reason.trim() !== "" && <span className="kv-words">{passage.reason}</span>}
                {!isOpen && own.length > 0 && <span className="kv-openness__error">{texts.lacking}</span>}
              </div>
              {mayChange && (
                <div className="kv-buttons">
                  <Button
                    appearance="secondary-action-button"
                    aria-expanded={isOpen}
                    onClick={() => onOpen(isOpen ? undefined : passage.from)}
                  >
                    {texts.edit}
                    <span className="kv-visually-hidden"> {name}</span>
                  </Button>
                  <Button appearance="subtle-button" onClick={() => onRemove(passage.from)}>
                    {texts.remove}
                    <span className="kv-visually-hidden"> {name}</span>
                  </Button>
                </div>
              )}
              {isOpen && <PassageForm passage={passage} isOld={isOld} findings={own} onChange={onChange} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
