/** Environment variables whose names begin with SM_ and that SageMaker's containers set themselves. */

/** Where training has its folders, its channels and its hyperparameters: no processing job has these. */
const OF_TRAINING =
  'MODEL_DIR|OUTPUT_DATA_DIR|OUTPUT_DIR|INPUT_DIR|INPUT_DATA_DIR|INPUT_CONFIG_DIR|CHANNELS?|CHANNEL_\\w+|HPS?|HP_\\w+';

/** What is known of the job and its machines (docs/domain/environment-variables.md#of-the-job-and-its-machines). */
const OF_THE_JOB =
  'OUTPUT_(?:INTERMEDIATE_DIR|FAILURE)|(?:CURRENT_|MASTER_)?HOSTS?|HOST_COUNT|CURRENT_HOST_RANK|' +
  'MASTER_(?:ADDR|PORT)|NUM_\\w+|LOG_LEVEL|USER_(?:ARGS|ENTRY_POINT)|USER_?ENTRY_?POINT|MODULE_(?:NAME|DIR)|' +
  'SOURCE_DIR|ENTRY_SCRIPT|DISTRIBUTED_(?:CONFIG|DRIVER_DIR)|TOPOLOGY|' +
  'NETWORK_INTERFACE_NAME|FRAMEWORK_(?:MODULE|PARAMS)|TRAINING_ENV|RESOURCE_CONFIG|INPUT_DATA_CONFIG|' +
  'CURRENT_INSTANCE_(?:TYPE|GROUP)|CURRENT_INSTANCE_GROUP_HOSTS|INSTANCE_GROUPS(?:_DICT)?|' +
  'DISTRIBUTION_INSTANCE_GROUPS|IS_HETERO|ADDITIONAL_FRAMEWORK_PARAMS|JOB_NAME|REGION|DISABLE_\\w+|EFA_\\w+|' +
  'SAGEMAKER\\w*|FORWARD_\\w+';

export const TRAINING_VARIABLE = new RegExp(`^SM_(?:${OF_TRAINING})$`);

export const TOOLKIT_VARIABLE = new RegExp(`^SM_(?:${OF_TRAINING}|${OF_THE_JOB})$`);
