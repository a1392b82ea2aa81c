package cn.jianguan.server.alert;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue, filtered as it is on the page, as a file. */
@RestController
@RequestMapping("/api/v1/alerts/export")
@Tag(name = "alerts 预警")
class ExportController {
  private static final int MOST = 50_000;
  private static final int AT_ONCE = 2_000;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final AlertQueue queue;

  ExportController(AlertQueue queue) {
    this.queue = queue;
  }

  /** What the file is. */
  enum Format {
    CSV("text/csv;charset=UTF-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String type;
    private final String suffix;

    Format(String type, String suffix) {
      this.type = type;
      this.suffix = suffix;
    }
  }

  @GetMapping
  @Operation(summary = "导出队列，至多 50,000 条 / the queue as a file, 50,000 alerts at most")
  void export(
      @ParameterObject @ModelAttribute AlertFilter filter,
      @RequestParam(defaultValue = "DUE") AlertOrder sort,
      @RequestParam(defaultValue = "CSV") Format format,
      @AuthenticationPrincipal Visitor visitor,
      HttpServletResponse response)
      throws IOException {
    Account by = visitor.account();
    long total = queue.counts(filter, by).total();
    if (total > MOST) {
      throw Fault.invalid(
          "filter", "共 " + total + " 条，请缩小至 50,000 条以内", total + " alerts: narrow it to 50,000");
    }
    response.setContentType(format.type);
    response.setHeader("Content-Disposition", "attachment; filename=alerts." + format.suffix);
    OutputStream out = response.getOutputStream();
    if (format == Format.CSV) {
      csv(out, filter, sort, by);
    } else {
      workbook(out, filter, sort, by);
    }
  }

  private void csv(OutputStream out, AlertFilter filter, AlertOrder sort, Account by)
      throws IOException {
    OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    // Spreadsheets take it for UTF-8 only with this mark.
    text.write('\uFEFF');
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(AlertExport.COLUMNS.stream().map(AlertExport::title).toList());
      each(
          filter,
          sort,
          by,
          line ->
              csv.writeRecord(
                  AlertExport.COLUMNS.stream().map(it -> text(it.value().apply(line))).toList()));
    }
  }

  /** What a sender chose must not become a formula of whoever opens the file. */
  private static String text(Object value) {
    if (value instanceof ZonedDateTime at) {
      return MINUTE.format(at);
    }
    String text = value == null ? "" : value.toString();
    boolean formula =
        value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private void workbook(OutputStream out, AlertFilter filter, AlertOrder sort, Account by)
      throws IOException {
    List<AlertExport> columns = AlertExport.COLUMNS;
    try (Workbook workbook = new Workbook(out, "Jianguan", null)) {
      Worksheet sheet = workbook.newWorksheet("预警 alerts");
      for (int i = 0; i < columns.size(); i++) {
        sheet.value(0, i, columns.get(i).title());
      }
      sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
      sheet.freezePane(0, 1);
      int[] row = {0};
      each(
          filter,
          sort,
          by,
          line -> {
            row[0]++;
            for (int i = 0; i < columns.size(); i++) {
              cell(sheet, row[0], i, columns.get(i).value().apply(line));
            }
          });
    }
  }

  private static void cell(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof ZonedDateTime at) {
      sheet.value(row, column, at.toLocalDateTime());
      sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    } else if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value != null) {
      sheet.value(row, column, value.toString());
    }
  }

  private void each(AlertFilter filter, AlertOrder sort, Account by, Consumer<AlertLine> then) {
    String after = null;
    do {
      AlertQueue.Page page = queue.page(filter, sort, after, AT_ONCE, by);
      page.rows().forEach(then);
      after = page.next();
    } while (after != null);
  }
}
