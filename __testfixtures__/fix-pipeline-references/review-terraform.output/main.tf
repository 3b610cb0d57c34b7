# The pipelines of the project.
resource "aws_sagemaker_pipeline" "encoded" {
  pipeline_name = "${var.project}-encoded"
  role_arn      = aws_iam_role.pipeline.arn

  pipeline_definition = jsonencode({
    Version = "2020-12-01"
    Parameters = [
      { Name = "InputUri", Type = "String" },
    ]
    Steps = [
      {
        Name = "Prepare"
        Type = "Processing"
        Arguments = {
          ProcessingInputs = [
            { InputName = "in", S3Input = { S3Uri = { Get = "Parameters.InputUri" } } } # where it comes from
          ]
          ProcessingOutputConfig = {
            Outputs = [{ OutputName = "train", S3Output = { S3Uri = "s3://${aws_s3_bucket.data.bucket}/train" } }]
          }
        }
      },
      {
        Name      = "Train"
        Type      = "Training"
        DependsOn = ["Prepare"]
        Arguments = {
          InputDataConfig = [{
            DataSource = {
              S3DataSource = { S3Uri = { Get = "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" } }
            }
          }]
        }
      },
    ]
  })
}

resource "aws_sagemaker_pipeline" "heredoc" {
  pipeline_name = "heredoc"

  pipeline_definition = <<-EOF
    {
      "Version": "2020-12-01",
      "Steps": [
        {"Name": "Prepare", "Type": "Processing", "Arguments": {"RoleArn": "${aws_iam_role.pipeline.arn}", "StoppingCondition": {"MaxRuntimeInSeconds": ${var.count}}}},
        {
          "Name": "Train",
          "Type": "Training",
          "DependsOn": ["Prepare"],
          "Arguments": {"RoleArn": { "Get": "Steps.Prepare.ProcessingJobArn" }}
        }
      ]
    }
  EOF
}

locals {
  definition = "{\"Version\": \"2020-12-01\", \"Steps\": [{\"Name\": \"Prepare\"}, {\"Name\": \"Train\", \"DependsOn\": [\"Prepare\"]}]}"
}

resource "aws_sagemaker_pipeline" "local" {
  pipeline_definition = local.definition
}
