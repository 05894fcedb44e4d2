// Command oracle reads YAML as Kubernetes does and prints what it read, so that the tests have a truth of their own.
//
//	oracle values    each line of stdin is a JSON string, one document; sigs.k8s.io/yaml reads it
//	oracle streams   each line of stdin is a JSON string, a whole stream; kubectl's reader of `-f` splits and reads it
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

	kyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

var modes = map[string]func(string) ([]byte, error){"values": readValue, "streams": readStream}

func main() {
	if len(os.Args) != 2 || modes[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: oracle values|streams")
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
