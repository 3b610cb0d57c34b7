/** No, because: why something can't be told, followed or done. Whoever refuses gives one in the place of a result. */

export interface Refusal {
  /** Completes what the place that gives it says it completes: "… can't be told: ", "not dropped, since ". */
  readonly why: string;
}

export function isRefusal(result: object): result is Refusal {
  return 'why' in result;
}
