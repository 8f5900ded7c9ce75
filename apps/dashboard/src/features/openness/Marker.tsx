import type { MarkedPassage, RefusalProposal } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { useId, useMemo, useRef, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { documentTexts } from "./documentTexts.ts"
import { linesOf, trimmed } from "./linesOf.ts"
import { MarkedText } from "./MarkedText.tsx"

interface Props {
  readonly text: string
  readonly passages: ReadonlyArray<MarkedPassage>
  readonly proposals: ReadonlyArray<RefusalProposal>
  readonly mayChange: boolean
  readonly onMark: (from: number, to: number) => void
}

/** The original, and ways to mark in it: a selection, whole lines, or all of it. */
export function Marker({ mayChange, onMark, passages, proposals, text }: Props) {
  const texts = useTexts(documentTexts)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [said, setSaid] = useState("")
  const mark = (from: number, to: number) => {
    const stretch = trimmed(text, from, to)
    if (stretch === undefined) {
      setSaid(texts.nothingSelected)
      return
    }
    if (passages.some((passage) => passage.from < stretch.to && stretch.from < passage.to)) {
      setSaid(texts.overlaps)
      return
    }
    setSaid(texts.marked)
    onMark(stretch.from, stretch.to)
  }
  return (
    <section className="kv-column">
      <div className="kv-plain">
        <Heading level={2} appearance="level-4" id={`${id}-label`}>
          {texts.original}
        </Heading>
        <p className="kv-subtle kv-small kv-words" id={`${id}-label-hint`}>
          {texts.originalHint}
        </p>
      </div>
      <MarkedText
        ref={field}
        id={id}
        labelledBy={`${id}-label`}
        text={text}
        passages={passages}
        proposals={proposals}
      />
      {mayChange && (
        <>
          <div className="kv-buttons">
            <Button
              appearance="primary-action-button"
              onClick={() => mark(field.current?.selectionStart ?? 0, field.current?.selectionEnd ?? 0)}
            >
              {texts.mark}
            </Button>
            <Button appearance="secondary-action-button" onClick={() => mark(0, text.length)}>
              {texts.markAll}
            </Button>
          </div>
          <p role="status" className="kv-words">
            {said}
          </p>
          <LineChoice text={text} onMark={mark} />
        </>
      )}
    </section>
  )
}

/** Without selecting: the first and the last line. */
function LineChoice({ onMark, text }: { readonly text: string; readonly onMark: (from: number, to: number) => void }) {
  const texts = useTexts(documentTexts)
  const lines = useMemo(() => linesOf(text), [text])
  const [first, setFirst] = useState("0")
  const [last, setLast] = useState("0")
  const options = lines.map(({ from, start }, index) => (
    <option key={from} value={String(index)}>
      {texts.lineNumber(index + 1, start)}
    </option>
  ))
  const mark = () => {
    const [from, to] = [lines[Number(first)], lines[Math.max(Number(first), Number(last))]]
    if (from !== undefined && to !== undefined) onMark(from.from, to.to)
  }
  return (
    <details className="kv-details">
      <summary>{texts.byLines}</summary>
      <div className="kv-column">
        <Field label={texts.fromLine}>
          {(control) => (
            <Select {...control} value={first} onChange={setFirst}>
              {options}
            </Select>
          )}
        </Field>
        <Field label={texts.toLine}>
          {(control) => (
            <Select {...control} value={last} onChange={setLast}>
              {options}
            </Select>
          )}
        </Field>
        <div>
          <Button appearance="secondary-action-button" onClick={mark}>
            {texts.markLines}
          </Button>
        </div>
      </div>
    </details>
  )
}
