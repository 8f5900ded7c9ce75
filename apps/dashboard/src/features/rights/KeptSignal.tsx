import type { InspectionFile } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { notesOf, type Reader, rowsOf, seenOf, titleOf } from "./fileWords.ts"
import { rightsTexts } from "./rightsTexts.ts"

type Kept = InspectionFile["signals"][number]
type Part = InspectionFile["parts"][number]

interface Props {
  readonly kept: Kept
  readonly parts: ReadonlyArray<Part>
  readonly reader: Reader
  readonly isLeftOut: boolean
  readonly onLeaveOut: (on: boolean) => void
}

/** What is kept of one signal, as the person reads it. */
export function KeptSignal({ isLeftOut, kept, onLeaveOut, parts, reader }: Props) {
  const texts = useTexts(rightsTexts)
  return (
    <section className="kv-column kv-rights__form">
      <Heading level={2} appearance="level-3">
        {titleOf(kept, reader)}
      </Heading>
      <dl className="kv-readings">
        {rowsOf(kept, reader).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="kv-words">{value}</dd>
          </div>
        ))}
      </dl>
      {notesOf(kept, reader).map((note) => (
        <p key={note} className="kv-words">
          {note}
        </p>
      ))}
      {(kept.observation !== undefined || isLeftOut) && (
        <div className="kv-no-print">
          <Choice kind="checkbox" name="leave-out" label={texts.leaveOut} checked={isLeftOut} onChange={onLeaveOut} />
        </div>
      )}
      <Seen
        title={texts.recipients}
        lines={seenOf(
          parts.filter(({ what }) => what === "recipient"),
          reader
        )}
      />
      <Seen
        title={texts.views}
        lines={seenOf(
          parts.filter(({ what }) => what === "view"),
          reader
        )}
      />
      <Seen
        title={texts.listed}
        lines={seenOf(
          parts.filter(({ what }) => what === "listed"),
          reader
        )}
      />
    </section>
  )
}

function Seen({ lines, title }: { readonly title: string; readonly lines: ReadonlyArray<string> }) {
  const texts = useTexts(rightsTexts)
  return (
    <>
      <Heading level={3} appearance="level-4">
        {title}
      </Heading>
      {lines.length === 0 && <p className="kv-words">{texts.nobody}</p>}
      {lines.length > 0 && (
        <ul>
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two looks of one role on one day are alike, and the order stands
            <li key={place}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}
