/**
 * 网关导入 / import of files: any CSV or JSON-lines source becomes acts and reference data by
 * declarative mapping files.
 *
 * <p>In reading order: {@link cn.jianguan.console.gateway.Source} is a checked folder of mappings;
 * {@code SourceReader} walks the files; {@code CsvRows} and {@code JsonRows} make rows; {@code
 * ActWriter} and {@code RecordLayout} turn a row into the bytes of an act; what cannot become one
 * is a {@code Refusal} and ends as a {@code RejectRecord} with the sender's own bytes. {@link
 * cn.jianguan.console.gateway.ReplayLog} puts all of it in the order in which it became known,
 * {@link cn.jianguan.console.gateway.GatewayImport} sends it to the live topics.
 *
 * <p>Times are epoch milliseconds UTC; dates are read in the zone the source declares. No class
 * here reads the system clock.
 */
package cn.jianguan.console.gateway;
