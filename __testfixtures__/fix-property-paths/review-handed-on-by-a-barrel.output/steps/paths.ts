// Where the service writes the model.
export const MODEL_PATH = 'properties.ModelArtifacts.S3ModelArtifacts';
