export const spec = new StepSpecification({
  stepType: 'Training',
  outputs: { data_output: { aliases: ['eval_data', 'data_output', 'eval_data'] } },
});
