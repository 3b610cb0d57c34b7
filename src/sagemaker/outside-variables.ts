/** Environment variables that come from elsewhere than a contract, or are read by others than a script. */

/** What jobs, AWS and operating systems set themselves; contracts don't name it (docs/domain/environment-variables.md). */
const SET_OUTSIDE =
  'SM_|SAGEMAKER_|AWS_|ECS_|TRAINING_|CUDA_|NVIDIA_|NCCL_|OMP_|MASTER_|LOCAL_|GROUP_|KUBERNETES_|SLURM_|PYTHON';
const SET_OUTSIDE_NAMES =
  'PATH|HOME|USER|SHELL|PWD|LANG|LC_ALL|TZ|TMPDIR|TEMP|TMP|HOSTNAME|DISPLAY|RANK|WORLD_SIZE|CI|DEBUG|JOB_NAME';

export const SET_BY_OTHERS = new RegExp(`^(?:${SET_OUTSIDE})|^(?:${SET_OUTSIDE_NAMES})$`);

/** What the toolkits and the libraries that scripts use look for themselves. */
const READ_BY_LIBRARIES =
  'HF_|HUGGINGFACE_|TRANSFORMERS_|TOKENIZERS_|DATASETS_|TORCH|PYTORCH_|PL_|TF_|TENSORFLOW_|XLA_|KERAS_|JAX_|' +
  'MKL_|KMP_|OPENBLAS_|BLAS_|NUMEXPR_|NUMBA_|VECLIB_|BLIS_|GOTO_|DGL|DMLC_|GLOO_|UCX_|FI_|EFA_|RDMAV_|' +
  'RAY_|DASK_|SPARK_|PYSPARK_|HADOOP_|JAVA_|ARROW_|POLARS_|PANDAS_|MPL|WANDB_|MLFLOW_|COMET_|CUBLAS_|CUDNN_|' +
  'TRITON_|ACCELERATE_|DEEPSPEED_|FSDP_|BITSANDBYTES_|LD_|GRPC_|SSL_|REQUESTS_|CURL_|PIP_|UV_|CONDA_|S3_|BOTO_|OTEL_|' +
  'HTTP_|HTTPS_|NO_PROXY|http_|https_|no_proxy|MMS_|TS_|OMPI_|PMI|MALLOC_';
/** `CA_REPOSITORY_ARN` is where the training toolkit has pip look for packages (sagemaker-training-toolkit). */
const READ_BY_LIBRARIES_NAMES = 'CA_REPOSITORY_ARN|MODEL_CACHE_ROOT|LOG_LEVEL|LOGLEVEL|NO_COLOR';

export const READ_BY_OTHERS = new RegExp(
  `${SET_BY_OTHERS.source}|^(?:${READ_BY_LIBRARIES})|^(?:${READ_BY_LIBRARIES_NAMES})$`,
);
