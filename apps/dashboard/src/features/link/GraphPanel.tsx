import type { LinkView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useId } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { TableTwin } from "../../shared/ui/TableTwin.tsx"
import { evidenceTexts } from "./evidenceTexts.ts"
import { type Graph, graphOf } from "./graph.ts"
import { linkTexts } from "./linkTexts.ts"
import { signed } from "./waterfall.ts"

/** Above this the numbers would not be readable; the table has them. */
const MOST_NUMBERED = 24

/** The signals round a pseudonym, and which comparisons carry it; the same facts as a table below. Nobody is named or ranked. */
export function GraphPanel({ link }: { readonly link: LinkView }) {
  const texts = useTexts(evidenceTexts)
  const signalTexts = useTexts(linkTexts)
  const { language } = useLanguage()
  const id = useId()
  if (link.signals.length < 2) return null
  const graph = graphOf(link.signals, link.explanation, link.confirmedSignals)
  const name = texts.pseudonym[link.facets[0] ?? "person"]("A")
  return (
    <section className="kv-column" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {texts.graph}
      </Heading>
      <figure className="kv-graph">
        <Drawing graph={graph} name={name} />
        <figcaption className="kv-subtle kv-small">
          {texts.graphNote(name, graph.nodes.length)} {texts.graphConfirmed}
        </figcaption>
      </figure>
      <TableTwin about={texts.graph}>
        <thead>
          <tr>
            <th scope="col">{texts.from}</th>
            <th scope="col">{texts.to}</th>
            <th scope="col">{texts.weight}</th>
            <th scope="col">{texts.holds}</th>
          </tr>
        </thead>
        <tbody>
          {graph.ties.map(({ from, to, weight, holds }) => (
            <tr key={`${from.number}-${to.number}`}>
              <td>{signalTexts.signal(from.number)}</td>
              <td>{signalTexts.signal(to.number)}</td>
              <td>{signed(weight, language)}</td>
              <td>{holds ? texts.yes : texts.no}</td>
            </tr>
          ))}
        </tbody>
      </TableTwin>
    </section>
  )
}

function Drawing({ graph, name }: { readonly graph: Graph; readonly name: string }) {
  const numbered = graph.nodes.length <= MOST_NUMBERED
  return (
    <svg className="kv-graph__svg" viewBox={`0 0 ${graph.width} ${graph.height}`} aria-hidden="true">
      {graph.ties.map(({ from, to, holds }) => (
        <line
          key={`${from.number}-${to.number}`}
          className={holds ? "kv-graph__tie" : "kv-graph__tie kv-graph__tie--weak"}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
        />
      ))}
      <rect
        className="kv-graph__plate"
        x={graph.middle.x - 44}
        y={graph.middle.y - 15}
        width="88"
        height="30"
        rx="15"
      />
      <text className="kv-graph__name" x={graph.middle.x} y={graph.middle.y + 5} textAnchor="middle">
        {name}
      </text>
      {graph.nodes.map(({ number, x, y, confirmed }) => (
        <g key={number} className={confirmed ? "kv-graph__node kv-graph__node--confirmed" : "kv-graph__node"}>
          <circle cx={x} cy={y} r={numbered ? 13 : 4} />
          {numbered && (
            <text x={x} y={y + 4} textAnchor="middle">
              {number}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
