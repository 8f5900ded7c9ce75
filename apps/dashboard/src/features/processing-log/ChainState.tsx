import type { LogSource, LogVerdictView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { logTexts } from "./logTexts.ts"
import { useVerification } from "./useProcessingLog.ts"

/** Whether every line of both logs still stands as it was written. */
export function ChainState() {
  const texts = useTexts(logTexts)
  const query = useVerification()
  return (
    <section className="kv-chain" aria-label={texts.chain}>
      <Heading level={2} appearance="level-4">
        {texts.chain}
      </Heading>
      <div role="status">
        {query.isPending && <p className="kv-subtle">{texts.checking}</p>}
        {query.isSuccess && (
          <ul className="kv-chain__logs">
            <Verdict source="ingest" verdict={query.data.ingest} />
            <Verdict source="casework" verdict={query.data.casework} />
          </ul>
        )}
      </div>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && (
        <Button appearance="subtle-button" busy={query.isFetching} onClick={() => void query.refetch()}>
          {texts.again}
        </Button>
      )}
    </section>
  )
}

function Verdict({ source, verdict }: { readonly source: LogSource; readonly verdict: LogVerdictView }) {
  const texts = useTexts(logTexts)
  const { language } = useLanguage()
  const { broken, lines } = verdict
  const count = lines.toLocaleString(language === "nl" ? "nl-NL" : "en-GB")
  return (
    <li>
      <strong>{texts.sources[source]}</strong>:{" "}
      {broken === undefined
        ? texts.whole(count)
        : `${texts.broken(broken.seq)} ${texts.why[broken.why]} ${texts.brokenAdvice}`}
    </li>
  )
}
