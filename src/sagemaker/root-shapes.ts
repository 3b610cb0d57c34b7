/** The API's responses that the properties of pipeline steps are made of. */

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

/** Every response, each once. */
export const ROOT_SHAPES: readonly string[] = [...new Set(Object.values(RESPONSES).flat())];
