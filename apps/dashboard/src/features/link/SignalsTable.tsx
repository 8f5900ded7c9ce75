import type { SignalContent, SignalView } from "@kruisverband/contract"
import type { SignalId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useMutation } from "@tanstack/react-query"
import { Button } from "@utrecht/button-react"
import { useId, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { linkTexts } from "./linkTexts.ts"
import { SignalCell } from "./SignalCell.tsx"
import { rowsFor } from "./signalRows.ts"

/** So many signals stand beside each other; with more, one pages through them. */
const COLUMNS = 3

interface Props {
  readonly signals: ReadonlyArray<SignalView>
  readonly may: ReadonlyArray<string>
  /** Opens what the posters wrote; recorded. */
  readonly open: () => Promise<{ readonly contents: ReadonlyArray<SignalContent> }>
  readonly onAsk: (signal: SignalId) => void
}

/** The signals side by side, a row per field, each at the level this viewer may see. */
export function SignalsTable({ signals, may, open: opening, onAsk }: Props) {
  const texts = useTexts(linkTexts)
  const label = useLabels()
  const id = useId()
  const [first, setFirst] = useState(0)
  const open = useMutation({ mutationFn: opening })
  const contents = new Map<string, SignalContent>((open.data?.contents ?? []).map((one) => [one.signal, one]))
  const shown = signals.slice(first, first + COLUMNS)
  const closed = shown.filter((signal) => signal.level === "existence-only")
  const mayOpen = may.includes("open") && signals.some((signal) => signal.level !== "existence-only")
  const number = (signal: SignalView) => signals.indexOf(signal) + 1
  return (
    <section className="kv-column" aria-labelledby={`${id}-title`}>
      <Heading level={2} appearance="level-3" id={`${id}-title`}>
        {texts.signalsTitle}
      </Heading>
      {mayOpen && !open.isSuccess && (
        <div className="kv-open kv-no-print">
          <Button appearance="secondary-action-button" busy={open.isPending} onClick={() => open.mutate()}>
            {texts.open}
          </Button>
          <Paragraph className="kv-subtle kv-small">{texts.openNote}</Paragraph>
        </div>
      )}
      <div role="status" className="kv-small">
        {open.isSuccess && texts.opened}
      </div>
      {open.isError && <Failure error={open.error} onRetry={() => open.mutate()} />}
      {signals.length > COLUMNS && (
        <div className="kv-pager kv-no-print">
          <Button appearance="subtle-button" disabled={first === 0} onClick={() => setFirst(first - COLUMNS)}>
            {texts.earlier}
          </Button>
          <span className="kv-small kv-number" role="status">
            {texts.openColumns(first + 1, first + shown.length, signals.length)}
          </span>
          <Button
            appearance="subtle-button"
            disabled={first + COLUMNS >= signals.length}
            onClick={() => setFirst(first + COLUMNS)}
          >
            {texts.later}
          </Button>
        </div>
      )}
      {closed.length > 0 && (
        <ul className="kv-existences">
          {closed.map((signal) => (
            <li key={signal.id} className="kv-existence">
              <span>
                <strong>{texts.signal(number(signal))}.</strong> {texts.existence(label(angleLabels, signal.angle))}
              </span>
              {may.includes("ask") && (
                <Button
                  appearance="secondary-action-button"
                  className="kv-no-print"
                  aria-label={`${texts.askThis}: ${texts.signal(number(signal))}`}
                  onClick={() => onAsk(signal.id)}
                >
                  {texts.askThis}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ScrollRegion about={texts.signalsTitle}>
        <table className="kv-table kv-signals">
          <thead>
            <tr>
              <td />
              {shown.map((signal) => (
                <th key={signal.id} scope="col">
                  {texts.signal(number(signal))}
                  <span className="kv-signals__angle">{label(angleLabels, signal.angle)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsFor(shown, contents).map((row) => (
              <tr key={row}>
                <th scope="row">{texts.rows[row]}</th>
                {shown.map((signal) => (
                  <td key={signal.id}>
                    <SignalCell row={row} signal={signal} content={contents.get(signal.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
