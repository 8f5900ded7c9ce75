import type { SignalView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useId } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels } from "../../shared/text/labels.ts"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { dayOrMoment, exactDay } from "../../shared/time/formatMoment.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { linkTexts } from "./linkTexts.ts"
import { type Timeline, timelineOf } from "./timeline.ts"

const LANE = 48
const WIDTH = 270
const EDGE = 14

/** The signals in time, a lane per angle; the same facts as a table below. */
export function TimelinePanel({ signals }: { readonly signals: ReadonlyArray<SignalView> }) {
  const texts = useTexts(linkTexts)
  const shared = useTexts(sharedTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const id = useId()
  const timeline = timelineOf(signals)
  if (timeline === undefined) return null
  const marks = timeline.lanes.flatMap((lane) => lane.marks).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return (
    <section className="kv-column" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {texts.timeline}
      </Heading>
      <figure className="kv-timeline">
        <Drawing timeline={timeline} numbered={signals.length <= 12} />
        <div className="kv-timeline__ends kv-small kv-subtle">
          <span>{exactDay(timeline.first, language)}</span>
          {timeline.first !== timeline.last && <span>{exactDay(timeline.last, language)}</span>}
        </div>
        <figcaption className="kv-subtle kv-small">{texts.timelineNote}</figcaption>
      </figure>
      <details className="kv-details">
        <summary>{shared.table}</summary>
        <ScrollRegion about={texts.timeline}>
          <table className="kv-table">
            <thead>
              <tr>
                <th scope="col">{texts.when}</th>
                <th scope="col">{texts.signal(0).replace(" 0", "")}</th>
                <th scope="col">{texts.rows.angle}</th>
              </tr>
            </thead>
            <tbody>
              {marks.map((mark) => (
                <tr key={mark.signal.id}>
                  <td>
                    {mark.seen ? texts.seen : texts.received} {dayOrMoment(mark.at, language)}
                  </td>
                  <td className="kv-number">{mark.number}</td>
                  <td>{label(angleLabels, mark.signal.angle)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </section>
  )
}

function Drawing({ timeline, numbered }: { readonly timeline: Timeline; readonly numbered: boolean }) {
  const label = useLabels()
  return (
    <svg className="kv-timeline__svg" viewBox={`0 0 ${WIDTH} ${timeline.lanes.length * LANE}`} aria-hidden="true">
      {timeline.lanes.map((lane, index) => {
        const y = index * LANE + 32
        return (
          <g key={lane.angle}>
            <text className="kv-timeline__lane" x="0" y={y - 16}>
              {label(angleLabels, lane.angle)}
            </text>
            <line className="kv-timeline__line" x1="0" x2={WIDTH} y1={y} y2={y} />
            {lane.marks.map((mark) => {
              const x = EDGE + mark.share * (WIDTH - 2 * EDGE)
              const kind = mark.seen ? "seen" : "received"
              return (
                <g key={mark.signal.id} className={`kv-timeline__mark kv-timeline__mark--${kind}`}>
                  <circle cx={x} cy={y} r={numbered ? 9 : 4} />
                  {numbered && (
                    <text x={x} y={y + 4} textAnchor="middle">
                      {mark.number}
                    </text>
                  )}
                </g>
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}
