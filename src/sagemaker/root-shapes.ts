/** The API's responses that the properties of pipeline steps are made of, and the requests that their arguments are. */

/**
 * Which responses a step's properties show (docs/domain/property-paths.md#steps-and-what-they-show). A step with two
 * shows the members of both.
 */
export const RESPONSES = {
  Training: ['DescribeTrainingJobResponse'],
  Processing: ['DescribeProcessingJobResponse'],
  Transform: ['DescribeTransformJobResponse'],
  Tuning: ['DescribeHyperParameterTuningJobResponse', 'ListTrainingJobsForHyperParameterTuningJobResponse'],
  Model: ['DescribeModelOutput'],
  RegisterModel: ['DescribeModelPackageOutput'],
  AutoML: ['DescribeAutoMLJobResponse'],
  EndpointConfig: ['DescribeEndpointConfigOutput'],
  Endpoint: ['DescribeEndpointOutput'],
  InferenceComponent: ['DescribeInferenceComponentOutput'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Which requests the arguments of a step are (docs/domain/property-paths.md#steps-and-what-they-show): of a kind with two
 * the members of either. What other kinds take for arguments is no request of the API, or is free.
 */
export const REQUESTS = {
  Training: ['CreateTrainingJobRequest'],
  Processing: ['CreateProcessingJobRequest'],
  Transform: ['CreateTransformJobRequest'],
  Tuning: ['CreateHyperParameterTuningJobRequest'],
  Model: ['CreateModelInput'],
  RegisterModel: ['CreateModelPackageInput'],
  AutoML: ['CreateAutoMLJobRequest', 'CreateAutoMLJobV2Request'],
  EndpointConfig: ['CreateEndpointConfigInput'],
  Endpoint: ['CreateEndpointInput'],
  InferenceComponent: ['CreateInferenceComponentInput'],
} as const satisfies Readonly<Record<keyof typeof RESPONSES, readonly string[]>>;

/** Every response and request, each once. */
export const ROOT_SHAPES: readonly string[] = [
  ...new Set([...Object.values(RESPONSES), ...Object.values(REQUESTS)].flat()),
];
