/** Request counts and durations by operation and status, in Prometheus text. Labels are codes only. */
export class Metrics {
  readonly #counts = new Map<string, number>()
  readonly #seconds = new Map<string, number>()
  readonly #service: string

  constructor(service: string) {
    this.#service = service
  }

  /** `seconds`: from the request's first byte to the answer. */
  observe(operation: string, status: number, seconds: number): void {
    const key = `operation="${operation}",status="${status}"`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    this.#seconds.set(operation, (this.#seconds.get(operation) ?? 0) + seconds)
  }

  render(): string {
    const lines = ["# TYPE kruisverband_http_requests_total counter"]
    for (const [key, count] of this.#counts)
      lines.push(`kruisverband_http_requests_total{service="${this.#service}",${key}} ${count}`)
    lines.push("# TYPE kruisverband_http_request_seconds_total counter")
    for (const [operation, seconds] of this.#seconds)
      lines.push(
        `kruisverband_http_request_seconds_total{service="${this.#service}",operation="${operation}"} ${seconds.toFixed(6)}`
      )
    return `${lines.join("\n")}\n`
  }
}
