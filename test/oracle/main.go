// Command oracle reads YAML as Kubernetes does and prints what it read, so that the tests have a truth of their own.
//
//	oracle values    each line of stdin is a JSON string, one document; sigs.k8s.io/yaml reads it
//	oracle streams   each line of stdin is a JSON string, a whole stream; kubectl's reader of `-f` splits and reads it
//	oracle speed     the same lines as for streams; prints the milliseconds that reading all of them takes, and writing them as YAML again
//
// For each line it prints "=" and the value as JSON (for a stream: the list of its documents), or "!" and the error as a JSON string.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	kyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

var modes = map[string]func(string) ([]byte, error){"values": readValue, "streams": readStream}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "speed" {
		measure()
		return
	}
	if len(os.Args) != 2 || modes[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: oracle values|streams|speed")
		os.Exit(2)
	}
	read := modes[os.Args[1]]
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer output.Flush()
	for {
		line, err := input.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return
		}
		var text string
		if err == nil || err == io.EOF {
			err = json.Unmarshal(line, &text)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		answer(output, read, text)
	}
}

func measure() {
	var load, dump time.Duration
	lines := json.NewDecoder(os.Stdin)
	for {
		var text string
		if err := lines.Decode(&text); err == io.EOF {
			break
		} else if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		started := time.Now()
		objects := read(text)
		load += time.Since(started)
		started = time.Now()
		for _, object := range objects {
			if _, err := yaml.Marshal(object); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		dump += time.Since(started)
	}
	fmt.Printf("%f %f\n", load.Seconds()*1000, dump.Seconds()*1000)
}

func read(text string) []any {
	decoder := kyaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	var objects []any
	for {
		var object any
		err := decoder.Decode(&object)
		if err == io.EOF {
			return objects
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		objects = append(objects, object)
	}
}

func answer(output io.Writer, read func(string) ([]byte, error), text string) {
	value, err := read(text)
	if err != nil {
		reason, _ := json.Marshal(err.Error())
		fmt.Fprintf(output, "!%s\n", reason)
		return
	}
	fmt.Fprintf(output, "=%s\n", value)
}

func readValue(text string) ([]byte, error) {
	return yaml.YAMLToJSON([]byte(text))
}

// readStream leaves out what kubectl leaves out: documents that are empty or null.
func readStream(text string) ([]byte, error) {
	decoder := kyaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	documents := []json.RawMessage{}
	for {
		var document json.RawMessage
		err := decoder.Decode(&document)
		if err == io.EOF {
			return json.Marshal(documents)
		}
		if err != nil {
			return nil, err
		}
		if len(document) > 0 && string(document) != "null" {
			documents = append(documents, document)
		}
	}
}
