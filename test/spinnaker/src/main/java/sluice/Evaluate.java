package sluice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.netflix.spinnaker.orca.pipeline.util.ContextParameterProcessor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Standard input: {"pipeline", "runs": [...], "texts": [...]}. Standard output: what becomes of each run's stages, and which texts do not stay as they are. */
public final class Evaluate {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] words) throws Exception {
    // Its libraries log to standard output.
    PrintStream answer = System.out;
    System.setOut(System.err);
    Map<String, Object> asked = JSON.readValue(System.in, new TypeReference<>() {});
    List<Object> runs = new ArrayList<>();
    for (Object run : (List<?>) asked.get("runs")) runs.add(new Run(map(asked.get("pipeline")), map(run)).play());
    JSON.writeValue(answer, Map.of("runs", runs, "moved", moved((List<?>) asked.get("texts"))));
  }

  /** Evaluated once and again, as an output is that another pipeline gets as a parameter. */
  private static List<Object> moved(List<?> texts) {
    ContextParameterProcessor processor = new ContextParameterProcessor();
    List<Object> moved = new ArrayList<>();
    for (Object text : texts) {
      Map<String, Object> once = processor.process(new HashMap<>(Map.of("text", text)), new HashMap<>(), true);
      Map<String, Object> twice = processor.process(once, new HashMap<>(), true);
      if (!text.equals(twice.get("text")) || twice.size() != 1) moved.add(text);
    }
    return moved;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
