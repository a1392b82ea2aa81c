/**
 * 网关导入 / import of files: any CSV or JSON-lines source becomes acts and reference data by
 * declarative mapping files.
 *
 * <p>The rooms, each knowing only those before it: {@code row} reads files into rows, {@code
 * mapping} compiles what a mapping says about them, {@code write} turns a row into the bytes of an
 * act or a reject, {@code sort} orders records through files. Here they are put together: {@link
 * cn.jianguan.console.gateway.Source} is a checked folder of mappings, {@code SourceReader} walks a
 * folder of data, {@link cn.jianguan.console.gateway.ReplayLog} puts what it reads in the order in
 * which it became known, {@link cn.jianguan.console.gateway.GatewayImport} sends it to the live
 * topics.
 *
 * <p>Times are epoch milliseconds UTC; dates are read in the zone the source declares. No class
 * here reads the system clock.
 */
package cn.jianguan.console.gateway;
