package sluice;

import static sluice.Evaluate.map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.netflix.spinnaker.kork.expressions.ExpressionEvaluationSummary;
import com.netflix.spinnaker.orca.api.pipeline.models.ExecutionStatus;
import com.netflix.spinnaker.orca.api.pipeline.models.ExecutionType;
import com.netflix.spinnaker.orca.api.pipeline.models.StageExecution;
import com.netflix.spinnaker.orca.pipeline.model.DefaultTrigger;
import com.netflix.spinnaker.orca.pipeline.model.OptionalStageSupport;
import com.netflix.spinnaker.orca.pipeline.model.PipelineExecutionImpl;
import com.netflix.spinnaker.orca.pipeline.model.StageExecutionImpl;
import com.netflix.spinnaker.orca.pipeline.tasks.ExpressionPreconditionTask;
import com.netflix.spinnaker.orca.pipeline.util.ContextParameterProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One execution of a pipeline: expressions are evaluated by orca-core; what a Job printed, and what a person decided, is given. */
final class Run {
  private static final Set<ExecutionStatus> GOES_ON = Set.of(ExecutionStatus.SUCCEEDED, ExecutionStatus.SKIPPED, ExecutionStatus.FAILED_CONTINUE);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ContextParameterProcessor processor = new ContextParameterProcessor();
  private final PipelineExecutionImpl execution;
  private final Map<String, Object> given;

  Run(Map<String, Object> pipeline, Map<String, Object> given) {
    this.given = given;
    execution = new PipelineExecutionImpl(ExecutionType.PIPELINE, (String) pipeline.get("application"));
    DefaultTrigger trigger = new DefaultTrigger("git");
    trigger.setOther(map(given.get("trigger")));
    execution.setTrigger(trigger);
    for (Object each : (List<?>) pipeline.get("stages")) {
      Map<String, Object> stage = JSON.convertValue(each, new TypeReference<>() {});
      // It takes its refId, and those that it waits for, out of the map.
      execution.getStages().add(new StageExecutionImpl(execution, (String) stage.get("type"), (String) stage.get("name"), stage));
    }
  }

  Map<String, Object> play() {
    List<Object> told = new ArrayList<>();
    for (StageExecution stage : execution.getStages()) {
      Map<String, Object> row = new HashMap<>(Map.of("name", stage.getName()));
      stage.setStatus(mayStart(stage) ? run(stage, row) : ExecutionStatus.NOT_STARTED);
      row.put("status", stage.getStatus().toString());
      told.add(row);
    }
    return Map.of("name", given.get("name"), "stages", told);
  }

  /** What was skipped lets those behind it go on, as in Stage.kt. */
  private boolean mayStart(StageExecution stage) {
    return execution.getStages().stream()
        .filter(other -> stage.getRequisiteStageRefIds().contains(other.getRefId()))
        .allMatch(other -> GOES_ON.contains(other.getStatus()));
  }

  private ExecutionStatus run(StageExecution stage, Map<String, Object> row) {
    if (OptionalStageSupport.isOptional(stage, processor)) return ExecutionStatus.SKIPPED;
    if (stage.getType().equals("checkPreconditions")) return checked(stage, row);
    ExpressionEvaluationSummary summary = new ExpressionEvaluationSummary();
    Map<String, Object> evaluated = processor.process(stage.getContext(), processor.buildExecutionContext(stage), true, summary);
    row.put("context", evaluated);
    row.put("failedExpressions", summary.getFailureCount());
    if (summary.getFailureCount() > 0) return ExecutionStatus.TERMINAL;
    return stage.getType().equals("manualJudgment") ? decided() : jobEnded(stage);
  }

  private ExecutionStatus decided() {
    return "continue".equals(given.get("judgment")) ? ExecutionStatus.SUCCEEDED : ExecutionStatus.TERMINAL;
  }

  /** As WaitOnJobCompletion.groovy: only a Job that succeeded, and printed properties, has outputs. */
  private ExecutionStatus jobEnded(StageExecution stage) {
    Map<String, Object> job = map(map(given.get("jobs")).get(stage.getName()));
    ExecutionStatus failed = Boolean.TRUE.equals(given.get("ignoresFailures")) ? ExecutionStatus.FAILED_CONTINUE : ExecutionStatus.TERMINAL;
    if (job == null) return failed;
    Map<String, Object> properties = map(job.get("properties"));
    stage.getContext().putAll(properties);
    if (!Boolean.TRUE.equals(job.get("isSucceeded")) || properties.isEmpty()) return failed;
    stage.getOutputs().putAll(properties);
    stage.getOutputs().put("propertyFileContents", properties);
    return ExecutionStatus.SUCCEEDED;
  }

  /** CheckPreconditionsStage makes a stage of each, in which the task finds what it checks. */
  private ExecutionStatus checked(StageExecution stage, Map<String, Object> row) {
    for (Object each : (List<?>) stage.getContext().get("preconditions")) {
      StageExecutionImpl check = new StageExecutionImpl(execution, "checkPreconditions", map(each));
      check.setParentStageId(stage.getId());
      try {
        if (new ExpressionPreconditionTask(processor).execute(check).getStatus() != ExecutionStatus.SUCCEEDED) return ExecutionStatus.TERMINAL;
      } catch (RuntimeException error) {
        row.put("error", String.valueOf(error.getMessage()));
        return ExecutionStatus.TERMINAL;
      }
    }
    return ExecutionStatus.SUCCEEDED;
  }
}
