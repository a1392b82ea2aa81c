package cn.jianguan.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.push.flink.Notices;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointCheckTest {

  @ParameterizedTest
  @CsvSource({
    "https://oa.example.gov.cn/hook,true",
    "http://10.1.2.3:8080/hook,true",
    "kafka:push-one,true",
    "kafka:push-two,false",
    "kafka:alert-log,false",
    "kafka:push-one/x,false",
    "KAFKA:push-one,false",
    "ftp://oa.example.gov.cn/,false",
    "https://user@oa.example.gov.cn/,false",
    "https:///hook,false",
    "'',false"
  })
  void url_isAnAddress_orTheTopicOfThisEndpoint(String url, boolean isGood) {
    Endpoint endpoint = Notices.endpoint("one", url);
    assertThat(ReferenceCheck.faults(Notices.row("OPERATOR", endpoint, Operation.INSERT)))
        .hasSize(isGood ? 0 : 1)
        .allMatch(it -> it.field().equals("url") && it.expected().contains("kafka:push-one"));
  }
}
